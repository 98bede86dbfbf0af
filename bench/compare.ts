import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get } from './http.ts';
import type { LoadJob, LoadResult } from './load.ts';
import { cpuMicros, LOAD_CORE, type Running, run, startServer } from './process.ts';
import { median } from './table.ts';

/** Programs that are processes of their own. */
const bare = new URL('./bare.ts', import.meta.url).pathname;
const load = new URL('./load.ts', import.meta.url).pathname;

export type Server = Running<{ readonly url: string }>;

/** One run against one server. */
export interface LoadRun {
  readonly perSecond: number;
  /** Undefined where the system does not tell. */
  readonly cpuMicros: number | undefined;
}

/** Our server and the bare one, run by run. */
export interface Comparison {
  readonly bare: readonly LoadRun[];
  readonly ours: readonly LoadRun[];
  /** Bytes of the answer that the bare server repeats. */
  readonly bodyBytes: number;
}

/** What to compare. */
export interface ComparisonJob {
  /** Gives our server for one run, and is told when the run is over. */
  readonly server: () => Promise<{ readonly server: Server; done(): Promise<void> }>;
  readonly paths: readonly string[];
  /** Asked first and not measured. */
  readonly warmUpPaths: readonly string[];
  /** Sent with each request. */
  readonly headers?: LoadJob['headers'];
  /** Connections; 32 without it. */
  readonly connections?: number;
  /** Runs of each of the two; three without it. */
  readonly rounds?: number;
  /** Requests of a run and of the warm-up before it: numbers, since a busy machine takes longer. */
  readonly amount: number;
  readonly warmUp: number;
}

const CONNECTIONS = 32;
const RUNS = 3;

/** Loads the bare server and ours in turn, three times, so that a machine that drifts hits both. */
export async function compare(job: ComparisonJob): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-bench-'));
  try {
    const { file, bodyBytes } = await record(job, folder);
    const limit = await startServer<{ url: string }>([bare, file]);
    const runs = { bare: [] as LoadRun[], ours: [] as LoadRun[] };
    for (let i = 0; i < (job.rounds ?? RUNS); i++) {
      runs.bare.push(await measure(limit, job));
      const { server, done } = await job.server();
      runs.ours.push(await measure(server, job));
      await done();
    }
    await limit.stop();
    return { ...runs, bodyBytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One run: what is to be warmed up first, if anything, then what counts. */
export async function measure(
  server: Server,
  job: Pick<LoadJob, 'paths' | 'amount' | 'headers'> & {
    warmUpPaths?: LoadJob['paths'];
    warmUp?: number;
    connections?: number;
  },
): Promise<LoadRun> {
  const { connections = CONNECTIONS, headers } = job;
  const ask = (paths: LoadJob['paths'], amount: number) => {
    const input: LoadJob = { url: server.ready.url, paths, connections, amount, headers };
    return run<LoadResult>([load], { core: LOAD_CORE, input });
  };
  if (job.warmUpPaths && job.warmUp) await ask(job.warmUpPaths, job.warmUp);
  const before = cpuMicros(server.pid);
  const { requests, perSecond } = await ask(job.paths, job.amount);
  const after = cpuMicros(server.pid);
  const known = before !== undefined && after !== undefined;
  return { perSecond, cpuMicros: known ? (after - before) / requests : undefined };
}

/** Keeps one of our real answers, the one of median length among a hundred, for the bare server. */
async function record(job: ComparisonJob, folder: string) {
  const { server, done } = await job.server();
  const answers = [];
  for (const path of job.warmUpPaths.slice(0, 101)) {
    answers.push(await get(server.ready.url + path, job.headers));
  }
  await done();
  answers.sort((a, b) => a.body.length - b.body.length);
  const answer = answers[answers.length >> 1];
  if (answer?.status !== 200) throw new Error(`recorded ${answer?.status}: ${answer?.body}`);
  const file = join(folder, 'answer.json');
  writeFileSync(file, JSON.stringify({ ...answer, body: answer.body.toString('base64') }));
  return { file, bodyBytes: answer.body.length };
}

/** Medians of a comparison; the share is that of CPU time. */
export function summary({ bare, ours }: Comparison) {
  const cpu = (runs: readonly LoadRun[]) => {
    const known = runs.flatMap((one) => one.cpuMicros ?? []);
    return known.length === runs.length ? median(known) : undefined;
  };
  const [bareCpu, oursCpu] = [cpu(bare), cpu(ours)];
  return {
    barePerSecond: median(bare.map(({ perSecond }) => perSecond)),
    oursPerSecond: median(ours.map(({ perSecond }) => perSecond)),
    bareCpu,
    oursCpu,
    share: bareCpu && oursCpu ? bareCpu / oursCpu : undefined,
  };
}
