/** Asks several servers in turn, one request at a time: a job on stdin, medians on stdout. */
import { Agent } from 'node:http';
import { json } from 'node:stream/consumers';
import { time } from './http.ts';

/** What to ask: one path of each target in turn, so that a machine that drifts drifts for all. */
export interface LatencyJob {
  readonly targets: readonly { readonly url: string; readonly paths: readonly string[] }[];
  /** Requests to each target. */
  readonly rounds: number;
}

/** Median microseconds of each target. */
export interface LatencyResult {
  readonly p50: readonly number[];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const { targets, rounds } = (await json(process.stdin)) as LatencyJob;
const times = targets.map((): number[] => []);
const warmUp = Math.ceil(rounds / 4);
for (let round = 0; round < warmUp + rounds; round++) {
  for (const [i, { url, paths }] of targets.entries()) {
    const took = await time(url + paths[round % paths.length], agent);
    if (round >= warmUp) times[i]?.push(took);
  }
}
const p50 = times.map((all) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0);
process.stdout.write(JSON.stringify({ p50 }));
agent.destroy();
