import type { LatencyJob, LatencyResult } from './latency.ts';
import type { Measure } from './measures.ts';
import { conversationPaths, fullMessagePaths, nestedPaths } from './paths.ts';
import { LOAD_CORE, run } from './process.ts';
import { shuffled } from './samples.ts';
import { median, type Row } from './table.ts';
import type { World } from './world.ts';

const latency = new URL('./latency.ts', import.meta.url).pathname;

/** Conversations on a page, and how many of those pages stand for "first" and for "deep". */
const PAGE = 25;
const PAGES = 40;
const DEEP = 10_000 / PAGE;
const RUNS = 3;

interface Pair {
  readonly base: readonly number[];
  readonly other: readonly number[];
}

/** Median time of two things asked in turn, in microseconds, three runs. */
async function race(world: World, targets: LatencyJob['targets']): Promise<Pair> {
  const input: LatencyJob = { targets, rounds: world.options.quick ? 400 : 2000 };
  const runs: LatencyResult[] = [];
  for (let i = 0; i < RUNS; i++) {
    runs.push(await run<LatencyResult>([latency], { core: LOAD_CORE, input }));
  }
  const column = (at: number) => runs.map(({ p50 }) => p50[at] ?? Number.NaN);
  return { base: column(0), other: column(1) };
}

function rowOf(measure: string, limit: number, { base, other }: Pair, names: string): Row {
  const ratio = median(other.map((time, i) => time / (base[i] ?? Number.NaN)));
  const micros = (times: readonly number[]) => Math.round(median(times));
  return {
    measure,
    value: ratio.toFixed(2),
    target: `<= ${limit.toFixed(2)}`,
    met: ratio <= limit,
    detail: `p50 ${names}: ${micros(base)} / ${micros(other)} µs`,
  };
}

const deep: Measure = async (world) => {
  const served = await world.large();
  const { url } = served.server.ready;
  const first = conversationPaths(served).slice(0, PAGES);
  const far = conversationPaths(served).slice(DEEP, DEEP + PAGES);
  const pair = await race(world, [
    { url, paths: first },
    { url, paths: far },
  ]);
  const names = 'first / deep';
  return {
    rows: [rowOf('page 10,000 conversations deep', 1.2, pair, names)],
    runs: pair,
  };
};

const KINDS = {
  'message by id': fullMessagePaths,
  'page of 25': conversationPaths,
  'page of 25 with messages': nestedPaths,
} as const;

const growth: Measure = async (world) => {
  const [small, large] = [await world.small(), await world.large()];
  const rows: Row[] = [];
  const runs: Record<string, Pair> = {};
  for (const [kind, pathsOf] of Object.entries(KINDS)) {
    const pair = await race(world, [
      { url: small.server.ready.url, paths: shuffled(pathsOf(small)) },
      { url: large.server.ready.url, paths: shuffled(pathsOf(large)) },
    ]);
    runs[kind] = pair;
    rows.push(rowOf(`growth from 10,000 to 1 million: ${kind}`, 1.3, pair, '10k / 1M'));
  }
  return { rows, runs };
};

export const latencyMeasures: Readonly<Record<string, Measure>> = { deep, growth };
