// A program that tells of each signal when it comes, and is ended by SIGTERM, with 5, a moment later:
// one that came twice would be seen.
const came = [];
for (const signal of ['SIGUSR1', 'SIGUSR2', 'SIGINT', 'SIGHUP', 'SIGTERM']) {
  process.on(signal, () => {
    came.push(signal);
    process.stdout.write(`${signal}\n`);
    if (signal === 'SIGTERM') setTimeout(end, 200);
  });
}
const stay = setInterval(() => undefined, 60_000);
function end() {
  clearInterval(stay);
  process.stdout.write(`came: ${came.join(' ')}\n`);
  process.exit(5);
}
process.stdout.write(`ready ${process.pid}\n`);
