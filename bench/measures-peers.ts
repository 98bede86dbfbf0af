import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadRun } from './compare.ts';
import { get } from './http.ts';
import type { Measure } from './measures.ts';
import { rowsOf } from './measures-today.ts';
import { PEERS } from './peers/programs.ts';
import { canRun, installPeers, type RunningPeer, startPeer } from './peers/start.ts';
import { hasWrk, wrk } from './peers/wrk.ts';
import { count, median, type Row } from './table.ts';
import { parted, type TodayRow } from './today/rows.ts';
import type { Served, World } from './world.ts';

const ROUNDS = 3;
/** Requests of a run of a peer, of which the one in Java is much quicker than the others. */
const AMOUNT = { java: 40_000, node: 8_000 };
/** How many times as quick ours is to be, where it is asked again and where each page once. */
const REACH = { java: { again: 1.5, once: 0.6 }, node: { again: 4, once: 4 } };

/** What is asked, by the path under which peers have one such answer. */
const ROWS = [
  ['/message', 'message-again'],
  ['/list', 'list-again'],
  ['/rich', 'rich-again'],
  ['/list', 'list'],
  ['/rich', 'rich'],
] as const;

/** One run of ours: a new server where each page is asked once, else the one that lives throughout. */
async function oursOf(
  { asked, paths, amount }: TodayRow,
  served: Served,
  part: number,
): Promise<LoadRun> {
  if (asked === 'again') {
    const { pid, ready } = served.server;
    await wrk({ pid, url: ready.url, paths, amount: 3_000 });
    return wrk({ pid, url: ready.url, paths, amount: amount / part });
  }
  const [warmUpPaths, rest] = parted(paths);
  const { pid, ready, stop } = await served.fresh();
  try {
    await wrk({ pid, url: ready.url, paths: warmUpPaths, amount: warmUpPaths.length });
    return await wrk({ pid, url: ready.url, paths: rest, amount: rest.length });
  } finally {
    await stop();
  }
}

/** Ours and each peer in turn, the peers with the queries of ours. */
async function inTurn(
  [path, name]: (typeof ROWS)[number],
  { served, running, options }: Pick<World, 'options'> & { served: Served; running: RunningPeer[] },
) {
  const row = (await rowsOf(served))[name] as TodayRow;
  const queries = row.paths.map((each) => path + each.slice(each.indexOf('?')));
  const runs = { ours: [] as LoadRun[], peers: running.map((): LoadRun[] => []) };
  const part = options.quick ? 4 : 1;
  for (let round = 0; round < (options.quick ? 1 : ROUNDS); round++) {
    runs.ours.push(await oursOf(row, served, part));
    for (const [i, { pid, url, runsOn }] of running.entries()) {
      const amount = AMOUNT[runsOn] / part;
      runs.peers[i]?.push(await wrk({ pid, url, paths: queries, amount }));
    }
  }
  const [ours, bytes] = [medians(runs.ours), (await answerOf(row.paths[0], served)).length];
  const rows = running.map((peer, i): Row => {
    const theirs = medians(runs.peers[i] ?? []);
    const times = theirs.cpuMicros / ours.cpuMicros;
    const reach = REACH[peer.runsOn][row.asked];
    return {
      measure: `${row.title}, beside ${peer.name}`,
      value: `${times.toFixed(2)} times`,
      target: `>= ${reach.toFixed(1)}`,
      met: Number.isNaN(times) ? undefined : times >= reach,
      detail: `theirs / ours: ${theirs.cpuMicros.toFixed(1)} / ${ours.cpuMicros.toFixed(1)} µs, ${count(theirs.perSecond)} / ${count(ours.perSecond)} req/s, ${peer.bytes[path]} / ${bytes} B, load ${loadavg()[0]?.toFixed(1)}`,
    };
  });
  return { rows, runs };
}

const medians = (runs: readonly LoadRun[]) => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  cpuMicros: median(runs.map(({ cpuMicros }) => cpuMicros ?? Number.NaN)),
});

async function answerOf(path: string | undefined, { server }: Served): Promise<Buffer> {
  const { status, body } = await get(`${server.ready.url}${path}`);
  if (status !== 200) throw new Error(`${status} for ${path}: ${body}`);
  return body;
}

/** What could not be measured, and what it takes. */
const missing = (name: string, detail: string): Row => ({
  ...{ measure: `beside ${name}`, value: '-', target: '-', met: undefined, detail },
});

/** Programs that stand in for an API, each serving one answer of ours as it is, and ours. */
const peers: Measure = async (world) => {
  // They are other people's, and installed for this: nobody gets them who has not asked.
  if (!world.options.only.includes('peers')) return { rows: [], runs: {} };
  if (!hasWrk()) {
    return { rows: [missing('other programs', 'needs wrk: apt-get install wrk')], runs: {} };
  }
  const served = await world.large();
  const folder = mkdtempSync(join(tmpdir(), 'convograph-peers-'));
  const running: RunningPeer[] = [];
  const rows: Row[] = [];
  const runs: Record<string, object> = {};
  try {
    const canned = await cannedOf(served);
    const modules = await installPeers();
    for (const peer of PEERS) {
      if (canRun(peer)) running.push(await startPeer(peer, { canned, folder, modules }));
      else rows.push(missing(peer.name, 'needs Java: apt-get install default-jre-headless'));
    }
    for (const peer of running) await warmedUp(peer, Object.keys(canned), world);
    for (const row of ROWS) {
      const found = await inTurn(row, { served, running, options: world.options });
      rows.push(...found.rows);
      runs[row[1]] = found.runs;
    }
    return { rows, runs };
  } finally {
    for (const { stop } of running) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** An answer of ours for each path. */
async function cannedOf(served: Served): Promise<Record<string, string>> {
  const rows = await rowsOf(served);
  const canned: Record<string, string> = {};
  for (const [path, name] of ROWS) {
    canned[path] ??= (await answerOf(rows[name]?.paths[0], served)).toString();
  }
  return canned;
}

/** A virtual machine compiles what it has seen often enough. */
async function warmedUp(
  { pid, url, warmUp }: RunningPeer,
  paths: readonly string[],
  { options }: World,
): Promise<void> {
  for (const path of paths) {
    await wrk({ pid, url, paths: [path], amount: warmUp / (options.quick ? 4 : 1) });
  }
}

export const peerMeasures: Readonly<Record<string, Measure>> = { peers };
