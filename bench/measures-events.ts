import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { measure, type Server } from './compare.ts';
import type { Measure } from './measures.ts';
import { fullMessagePaths } from './paths.ts';
import { startServer } from './process.ts';
import { shuffled } from './samples.ts';
import { program } from './stores.ts';
import { count, median, type Row } from './table.ts';

const EVENTS = 1_000_000;
const ROUNDS = 9;

/** Adds events to the log of the one Page, as messages leave them, which an app has got. */
const ADD = `
  with recursive number(n) as (select 1 union all select n + 1 from number where n < ${EVENTS}),
  last as (select page, events as no from page_revision where page > 0 order by page limit 1)
  insert into event (page, no, at, kind, body, audience)
  select page, last.no + n, 1700000000000 + n, 'message',
    json_object('conversation', n % 1000 + 1, 'created', 1700000000000 + n, 'tie', 0, 'sender', 0),
    '{"100200300400500":{"channel":"messaging","via":"page"}}'
  from last, number;
  update page_revision set events = events + ${EVENTS}
  where page = (select min(page) from page_revision where page > 0);`;

/** Reads over a store whose log holds a million events, and over the same without, in turn. */
const events: Measure = async (world) => {
  const { quick } = world.options;
  const served = await world.small();
  const paths = shuffled(fullMessagePaths(served));
  const folder = mkdtempSync(join(tmpdir(), 'convograph-events-'));
  const servers: Server[] = [];
  try {
    for (const add of ['', ADD]) {
      const data = join(folder, String(servers.length));
      copy(served.store.dataDir, data, add);
      servers.push(await startServer([program, 'serve', '--port', '0', '--json', '--data', data]));
    }
    const [without, having] = servers as [Server, Server];
    const amount = quick ? 8_000 : 24_000;
    const cpuOf = async (server: Server) =>
      (await measure(server, { paths, amount })).cpuMicros ?? Number.NaN;
    for (const server of servers) await cpuOf(server);
    const runs: { without: number; with: number }[] = [];
    for (let i = 0; i < (quick ? ROUNDS / 3 : ROUNDS); i++) {
      const [a, b, c, d] = [
        ...[await cpuOf(without), await cpuOf(having)],
        ...[await cpuOf(having), await cpuOf(without)],
      ] as const;
      runs.push({ without: (a ?? 0) + (d ?? 0), with: (b ?? 0) + (c ?? 0) });
    }
    return { rows: [rowOf(runs)], runs };
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The same data directory again, its database written anew, with more in it. */
function copy(from: string, to: string, add: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !/convograph\.db/.test(path) });
  const source = new DatabaseSync(join(from, 'convograph.db'));
  source.prepare('vacuum into ?').run(join(to, 'convograph.db'));
  source.close();
  if (!add) return;
  const database = new DatabaseSync(join(to, 'convograph.db'));
  database.exec(`pragma journal_mode = wal; begin; ${add} commit; pragma wal_checkpoint(truncate)`);
  database.close();
}

function rowOf(runs: readonly { without: number; with: number }[]): Row {
  const ratio = median(runs.map((run) => run.with / run.without));
  const ratios = runs.map((run) => run.with / run.without).sort((a, b) => a - b);
  return {
    measure: `message by id, 5 fields, with ${count(EVENTS)} events kept`,
    value: ratio.toFixed(3),
    target: '<= 1.03',
    met: Number.isNaN(ratio) ? undefined : ratio <= 1.03,
    detail: `CPU with / without, ${runs.length} rounds from ${ratios[0]?.toFixed(3)} to ${ratios.at(-1)?.toFixed(3)}`,
  };
}

export const eventMeasures: Readonly<Record<string, Measure>> = { events };
