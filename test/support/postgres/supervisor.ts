// Runs a PostgreSQL, and a pgbouncer before it where the machine has one, for the process that started this one, and ends it with it, however that ends: its
// end of the pipe closes. `node supervisor.ts NATIVE FOLDER PLACE` writes one line, their addresses or what
// went wrong; NATIVE is what npm brought, FOLDER is made and taken away, PLACE is the run's own folder,
// which goes too where the run has come to no end of its own.
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { clearPlace } from '../own-place.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type Pooler, startPooler } from './pooler.ts';
import { DONE } from './supervised.ts';

const [native = '', folder = '', place = ''] = process.argv.slice(2);

// Ctrl+C goes to all of a terminal's processes; the pipe tells when it is time.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

// Nobody may be there any more to read it.
process.stdout.on('error', () => undefined);

let last = '';
const ended = new Promise<void>((resolve) => {
  process.stdin.on('data', (piece) => (last += piece));
  process.stdin.on('close', resolve);
});

let cluster: Cluster | undefined;
let pooler: Pooler | undefined;
try {
  cluster = await startCluster(native, folder);
  pooler = await startPooler(folder, cluster.url);
  process.stdout.write(`${JSON.stringify({ url: cluster.url, pooler: pooler?.url })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ reason: String(error) })}\n`);
}
await ended;
// At once, and the PostgreSQL takes away its part of the machine's memory.
for (const [one, signal] of [
  [pooler, 'SIGTERM'],
  [cluster, 'SIGQUIT'],
] as const) {
  if (one?.server.exitCode === null && one.server.kill(signal)) await once(one.server, 'exit');
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
if (last !== DONE) clearPlace(place);
