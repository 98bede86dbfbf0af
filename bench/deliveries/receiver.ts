/**
 * Receivers of webhooks: as many as the first argument says, of which the last answers nothing with
 * `silent` behind. A line on stdin is answered with what came since the one before.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { monotonic, type ReceiverReady } from './job.ts';

const [count = '1', isSilent] = process.argv.slice(2);
let arrivals: [number, number][] = [];

const urls: string[] = [];
for (let n = 1; n <= Number(count); n++) {
  const isDeaf = isSilent !== undefined && n === Number(count);
  const server = createServer(async (request, response) => {
    const at = monotonic();
    const [, event] = /"event (\d+)"/.exec(String(await buffer(request))) ?? [];
    if (isDeaf) return;
    arrivals.push([Number(event), at]);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const ready: ReceiverReady = { urls };
say(ready);
for await (const _ of createInterface({ input: process.stdin })) {
  say(arrivals);
  arrivals = [];
}
