import { type ComparisonJob, compare, summary } from './compare.ts';
import { accessMeasures } from './measures-access.ts';
import { batchMeasures } from './measures-batch.ts';
import { boundsMeasures } from './measures-bounds.ts';
import { consoleMeasures } from './measures-console.ts';
import { deliveryMeasures } from './measures-deliveries.ts';
import { downloadMeasures } from './measures-downloads.ts';
import { eventMeasures } from './measures-events.ts';
import { fileMeasures } from './measures-files.ts';
import { installMeasures } from './measures-install.ts';
import { journalMeasures } from './measures-journal.ts';
import { kitMeasures } from './measures-kit.ts';
import { latencyMeasures } from './measures-latency.ts';
import { limitsMeasures } from './measures-limits.ts';
import { peerMeasures } from './measures-peers.ts';
import { sendMeasures } from './measures-sends.ts';
import { startMeasures } from './measures-start.ts';
import { storeMeasures } from './measures-store.ts';
import { todayMeasures } from './measures-today.ts';
import { uploadMeasures } from './measures-uploads.ts';
import { writingMeasures } from './measures-writing.ts';
import {
  conversationPaths,
  firstPage,
  fullMessagePaths,
  messagePaths,
  nestedPaths,
} from './paths.ts';
import { residentBytes } from './process.ts';
import { shuffled } from './samples.ts';
import { count, percent, type Row } from './table.ts';
import type { Served, World } from './world.ts';

/** Takes one measure; gives its rows and what they were made of. */
export type Measure = (world: World) => Promise<{ rows: readonly Row[]; runs: object }>;

/** Requests of a run and of its warm-up: some three seconds of an otherwise idle machine. */
const amounts = ({ options }: World, requests: number) => ({
  amount: options.quick ? requests / 4 : requests,
  warmUp: requests / 4,
});

/** A read under load, on the server that lives throughout. */
function read(
  name: string,
  share: number,
  requests: number,
  pathsOf: (served: Served) => readonly string[],
): Measure {
  return async (world) => {
    const served = await world.large();
    const paths = shuffled(pathsOf(served));
    return rowOf(name, share, {
      server: () => Promise.resolve({ server: served.server, done: () => Promise.resolve() }),
      paths,
      warmUpPaths: paths,
      ...amounts(world, requests),
    });
  };
}

async function rowOf(name: string, target: number, job: ComparisonJob) {
  const runs = await compare(job);
  const { barePerSecond, oursPerSecond, bareCpu, oursCpu, share } = summary(runs);
  const cpu = bareCpu && oursCpu ? `, ${bareCpu.toFixed(1)} / ${oursCpu.toFixed(1)} µs` : '';
  const row: Row = {
    measure: name,
    value: share ? percent(share) : '-',
    target: `>= ${percent(target)}`,
    met: share === undefined ? undefined : share >= target,
    detail: `bare / ours: ${count(barePerSecond)} / ${count(oursPerSecond)} req/s${cpu}, ${runs.bodyBytes} B`,
  };
  return { rows: [row], runs };
}

/** Every request is a page that this server was never asked for, so each run has a new server. */
const nested: Measure = async (world) => {
  const served = await world.large();
  const paths = shuffled(nestedPaths(served));
  const some = Math.ceil(paths.length / 10);
  return rowOf('page of 25 with 5 messages each, every one different', 0.04, {
    async server() {
      const server = await served.fresh();
      return { server, done: () => server.stop() };
    },
    paths: paths.slice(some),
    warmUpPaths: paths.slice(0, some),
    amount: paths.length - some,
    warmUp: 1600,
  });
};

const nestedAgain = read(
  'page of 25 with 5 messages each, pages coming again',
  0.04,
  6400,
  nestedPaths,
);

/** Meant to come last: the server has then answered every kind of read. */
const memory: Measure = async (world) => {
  const { server } = await world.large();
  const bytes = residentBytes(server.pid);
  const row: Row = {
    measure: 'resident memory after the reads',
    value: bytes ? `${Math.round(bytes / 1e6)} MB` : '-',
    target: '< 220 MB',
    met: bytes === undefined ? undefined : bytes < 220e6,
    detail: '',
  };
  return { rows: [row], runs: { bytes } };
};

/** Every measure by its name, in the order they are taken. */
export const measures: Readonly<Record<string, Measure>> = {
  message: read('message by id, default fields', 0.4, 64_000, messagePaths),
  'message-fields': read('message by id, 5 fields', 0.4, 64_000, fullMessagePaths),
  conversations: read('conversations, any page of 25', 0.2, 24_000, conversationPaths),
  'conversations-first': read('conversations, first page of 25', 0.2, 24_000, (served) => [
    firstPage(served),
  ]),
  ...batchMeasures,
  ...todayMeasures,
  nested,
  'nested-again': nestedAgain,
  ...accessMeasures,
  ...latencyMeasures,
  memory,
  ...limitsMeasures,
  ...writingMeasures,
  ...sendMeasures,
  ...fileMeasures,
  ...deliveryMeasures,
  ...eventMeasures,
  ...journalMeasures,
  ...storeMeasures,
  ...downloadMeasures,
  ...startMeasures,
  ...installMeasures,
  ...consoleMeasures,
  ...kitMeasures,
  ...uploadMeasures,
  ...peerMeasures,
  ...boundsMeasures,
};
