-- Asks for the paths of a file, one a line, until so many were asked for, and then stops: wrk itself
-- knows only of time. Arguments: the file, how many.
local requests = {}
local amount = 0
-- wrk takes one request to look at, before it begins.
local asked = -1

function init(args)
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format('GET', path)
  end
  amount = tonumber(args[2])
end

function request()
  asked = asked + 1
  if asked == amount then
    io.stdout:write('asked\n')
    io.stdout:flush()
    wrk.thread:stop()
  end
  return requests[math.max(asked - 1, 0) % #requests + 1]
end

function done(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local line = '{"requests":%d,"micros":%d,"failed":%d}\n'
  io.stdout:write(string.format(line, summary.requests, summary.duration, failed))
end
