import { setTimeout } from 'node:timers/promises';
import type { Arrivals, Commits, DeliveryJob, ReceiverReady } from './deliveries/job.ts';
import type { Measure } from './measures.ts';
import { cpuMicros, LOAD_CORE, startServer } from './process.ts';
import { profiling } from './profile.ts';
import { count, median, type Row } from './table.ts';

const entry = new URL('./deliveries/entry.ts', import.meta.url).pathname;
const receiver = new URL('./deliveries/receiver.ts', import.meta.url).pathname;

const RUNS = 3;
const PER_SECOND = 500;
/** How long webhooks are waited for behind the last event, in ms. */
const PATIENCE = 3_000;

/** One run: ms from when an event was on disk until it was at its receiver. */
interface DeliveryRun {
  readonly p50: number;
  readonly p99: number;
  readonly came: number;
  readonly due: number;
  /** Microseconds of the server an event; undefined where the system does not tell. */
  readonly cpu: number | undefined;
}

/** From commit to a receiver on this machine, alone and while one of ten receivers answers nothing. */
const deliveries: Measure = async ({ options }) => {
  const rows: Row[] = [];
  const runs: Record<string, readonly DeliveryRun[]> = {};
  const args = options.profile ? profiling(options.profile) : [];
  for (const [name, apps, silent] of [
    ['one receiver', 1, []],
    ['ten receivers, of which one answers nothing', 10, ['silent']],
  ] as const) {
    const seconds = options.quick ? 4 : 10;
    const found = await deliver([...args, entry], [String(apps), ...silent], {
      ...{ apps, perSecond: PER_SECOND, seconds },
    });
    runs[name] = found;
    rows.push(...rowsOf(name, found));
  }
  return { rows, runs };
};

async function deliver(
  server: readonly string[],
  receivers: readonly string[],
  job: DeliveryJob,
): Promise<DeliveryRun[]> {
  const told = await startServer<ReceiverReady>([receiver, ...receivers], LOAD_CORE);
  const telling = await startServer<object>([...server, ...told.ready.urls]);
  const found: DeliveryRun[] = [];
  const isHeard = ([event]: Commits[number]) =>
    receivers.length === 1 || (event - 1) % job.apps !== job.apps - 1;
  try {
    for (let i = 0; i <= RUNS; i++) {
      const before = cpuMicros(telling.pid);
      const commits = await telling.ask<Commits>(job);
      const due = commits.filter(isHeard);
      const arrivals = new Map<number, number>();
      for (let waited = 0; arrivals.size < due.length && waited < PATIENCE; waited += 100) {
        await setTimeout(100);
        for (const [event, at] of await told.ask<Arrivals>({})) {
          arrivals.set(event, Math.min(at, arrivals.get(event) ?? at));
        }
      }
      const after = cpuMicros(telling.pid);
      const cpu = before && after ? (after - before) / commits.length : undefined;
      // The first is the warm-up.
      if (i > 0) found.push(runOf(due, arrivals, cpu));
    }
  } finally {
    await telling.stop();
    await told.stop();
  }
  return found;
}

function runOf(due: Commits, arrivals: ReadonlyMap<number, number>, cpu: number | undefined) {
  const took = due.flatMap(([event, at]) => {
    const arrived = arrivals.get(event);
    return arrived === undefined ? [] : [Math.max(0, arrived - at)];
  });
  // What did not come counts as having come never.
  const all = [...took, ...due.slice(took.length).map(() => Number.POSITIVE_INFINITY)];
  all.sort((a, b) => a - b);
  const at = (share: number) => all[Math.floor(all.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), came: took.length, due: due.length, cpu };
}

function rowsOf(name: string, runs: readonly DeliveryRun[]): Row[] {
  const p50 = median(runs.map((run) => run.p50));
  const p99 = median(runs.map((run) => run.p99));
  const came = runs.map((run) => `${count(run.came)} of ${count(run.due)}`).join(', ');
  const cpu = median(runs.map((run) => run.cpu ?? Number.NaN));
  const what = `from commit to delivery, ${PER_SECOND} events a second, ${name}`;
  const detail = `${came} came, ${cpu.toFixed(0)} µs of the server an event`;
  return [
    {
      measure: `${what}: p50`,
      value: `${p50.toFixed(1)} ms`,
      target: '< 10 ms',
      met: p50 < 10,
      detail,
    },
    {
      measure: `${what}: p99`,
      value: `${p99.toFixed(1)} ms`,
      target: '< 60 ms',
      met: p99 < 60,
      detail: '',
    },
  ];
}

export const deliveryMeasures: Readonly<Record<string, Measure>> = { deliveries };
