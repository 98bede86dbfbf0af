/**
 * Asks for the health of a server on one connection of its own, every 10 ms or as soon as the last
 * answer is there: between `start` and `stop` from its parent it keeps the longest wait. A process
 * of its own, so that nothing an attack does on its side delays it.
 */
import { connect } from 'node:net';

const EVERY = 10;
const [host = '127.0.0.1', port = ''] = process.argv.slice(2);
const ASK = `GET /_convograph/healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

const socket = connect(Number(port), host).setNoDelay(true);
let longest = 0;
let count = 0;
let asked = 0;
/** Told to stop; the answer that is awaited still counts. */
let stopping = false;

const ask = (): void => {
  asked = performance.now();
  socket.write(ASK);
};
const report = (): void => {
  stopping = false;
  process.send?.({ longest, count });
};
socket.on('data', (bytes) => {
  if (!bytes.includes('"ok"')) return;
  longest = Math.max(longest, performance.now() - asked);
  count++;
  if (stopping) report();
  setTimeout(ask, Math.max(0, asked + EVERY - performance.now()));
});
// A server that died answers nobody: that is what the parent has to hear.
socket.on('close', () => process.send?.({ longest: Number.POSITIVE_INFINITY, count }));
socket.on('error', () => undefined);
socket.once('connect', ask);
process.on('message', (what) => {
  if (what === 'stop') stopping = true;
  else [longest, count] = [0, 0];
});
process.once('disconnect', () => process.exit());
