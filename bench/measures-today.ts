import { loadavg } from 'node:os';
import { compare, summary } from './compare.ts';
import type { Measure } from './measures.ts';
import { count, percent, type Row } from './table.ts';
import { parted, type TodayRow, todayRows } from './today/rows.ts';
import { type CountingServer, startCounting } from './today/server.ts';
import type { Served, World } from './world.ts';

const ROUNDS = 5;
const CONNECTIONS = 64;

/** A row of the record: the server's CPU time a request against that of a bare server of the same bytes. */
async function rowOf(row: TodayRow, served: Served, { options }: World) {
  const { title, reach, asked, gzip, flags = [] } = row;
  const [warmUpPaths, rest] = asked === 'once' ? parted(row.paths) : [row.paths, row.paths];
  const amount = asked === 'once' ? rest.length : row.amount / (options.quick ? 4 : 1);
  const hits: number[] = [];
  const start = () => startCounting(served.store, flags, options.profile);
  // What comes again is asked of one that lives throughout.
  const living = asked === 'again' ? await start() : undefined;
  const give = async () => {
    const server: CountingServer = living ?? (await start());
    return {
      server,
      async done() {
        hits.push(await server.hits());
        if (!living) await server.stop();
      },
    };
  };
  const runs = await compare({
    ...{ server: give, paths: rest, warmUpPaths, amount, connections: CONNECTIONS },
    ...{ warmUp: asked === 'once' ? warmUpPaths.length : 3_000 },
    ...{ rounds: options.quick ? 3 : ROUNDS },
    ...(gzip && { headers: { 'accept-encoding': 'gzip' } }),
  });
  await living?.stop();
  const { barePerSecond, oursPerSecond, bareCpu, oursCpu, share } = summary(runs);
  const micros = bareCpu && oursCpu ? `${bareCpu.toFixed(1)} / ${oursCpu.toFixed(1)} µs` : '-';
  const line: Row = {
    measure: title,
    value: share ? percent(share) : '-',
    target: `>= ${percent(reach)}`,
    met: share === undefined ? undefined : share >= reach,
    detail: `bare / ours: ${micros}, ${count(barePerSecond)} / ${count(oursPerSecond)} req/s, ${runs.bodyBytes} B, ${amount} requests, ${percent(hits.at(-1) ?? 0)} from memory, load ${loadavg()[0]?.toFixed(1)}`,
  };
  return { line, runs };
}

/** What inboxes ask for, today: each row by its name, `today` for all. */
const today =
  (name: string): Measure =>
  async (world) => {
    const served = await world.large();
    const { line, runs } = await rowOf((await rowsOf(served))[name] as TodayRow, served, world);
    return { rows: [line], runs };
  };

let known: ReturnType<typeof todayRows> | undefined;
/** The rows of the store that the measures share. */
export const rowsOf = (served: Served): ReturnType<typeof todayRows> => {
  known ??= todayRows(served);
  return known;
};

const NAMES = [
  ...['message', 'list', 'list-gzip', 'rich', 'rich-gzip', 'nested', 'nested-gzip', 'rich-off'],
  ...[
    'message-again',
    'list-again',
    'rich-again',
    'rich-again-gzip',
    'nested-again',
    'nested-again-gzip',
  ],
] as const;

export const todayMeasures: Readonly<Record<string, Measure>> = {
  ...Object.fromEntries(NAMES.map((name) => [`today-${name}`, today(name)])),
};
