import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '../scripts/browser.ts';
import { openBody } from './console/body.ts';
import { follow } from './console/readers.ts';
import { type Watched, watch } from './console/scene.ts';
import type { Measure } from './measures.ts';
import { cpuMicros, execute, LOAD_CORE, type Running, run, startServer } from './process.ts';
import type { OpenLoop, OpenLoopResult } from './sending/open-loop.ts';
import { program } from './stores.ts';
import { median, type Row } from './table.ts';

const ROOT = resolve(import.meta.dirname, '..');
const sender = new URL('./sending/open-loop.ts', import.meta.url).pathname;

const PER_SECOND = 500;
const READERS = 32;
const ROUNDS = 3;
/** Times that a large body is opened. */
const TIMES = 5;
/** Bytes of an answer such as large pages of conversations are. */
const LARGE = 7_000_000;

interface Demo {
  readonly url: string;
  readonly control_key: string;
  readonly console_url: string;
  readonly page_token: string;
}

/** What has something happen: calls at a fixed rate, a row of the timeline each. */
interface Calls {
  /** Calls for so many seconds, and gives how many were answered in one. */
  make(seconds: number, perSecond?: number): Promise<number>;
}

/** What the console weighs, what its stream costs the server, and how its page bears 500 rows a second. */
const console: Measure = async ({ options }) => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-console-'));
  const seconds = options.quick ? 5 : 20;
  await execute(process.execPath, [join(ROOT, 'scripts', 'build-console.ts')], ROOT);
  const sizes = await run<Sizes>([join(ROOT, 'scripts', 'console-sizes.ts')]);
  const server = await startServer<Demo>([
    ...[program, 'demo', '--port', '0', '--json', '--data', join(folder, 'data')],
  ]);
  const loop = await startServer<object>([sender], LOAD_CORE);
  const { url, page_token } = server.ready;
  const body = `method=get&fields=name&access_token=${page_token}`;
  const calls: Calls = {
    async make(seconds, perSecond = PER_SECOND) {
      const job: OpenLoop = { url, posts: [{ path: '/v26.0/me', body }], perSecond };
      await loop.ask(job);
      await setTimeout(seconds * 1_000);
      return (await loop.ask<OpenLoopResult>({})).perSecond;
    },
  };
  try {
    const stream = await streamed(server, calls, seconds / 2);
    const { live, resumed, body } = await shown(server, calls, seconds);
    const rows = [
      ...sizeRows(sizes),
      streamRow(stream),
      ...sceneRows(live, resumed),
      bodyRow(body),
    ];
    return { rows, runs: { sizes, stream, live, resumed, body } };
  } finally {
    await loop.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Streamed {
  /** Microseconds of the server a second, without readers and with. */
  readonly alone: number;
  readonly read: number;
  /** Rows that a reader was told, of those that there were. */
  readonly told: number;
}

/** Seconds without readers and with, in turn. */
async function streamed(server: Running<Demo>, calls: Calls, seconds: number): Promise<Streamed[]> {
  const cost = async (): Promise<{ cpu: number; made: number }> => {
    const before = cpuMicros(server.pid) ?? 0;
    const made = (await calls.make(seconds)) * seconds;
    return { cpu: ((cpuMicros(server.pid) ?? 0) - before) / seconds, made };
  };
  const runs: Streamed[] = [];
  await cost();
  for (let i = 0; i < ROUNDS; i++) {
    const alone = await cost();
    const readers = await follow(server.ready.url, server.ready.control_key, READERS);
    const read = await cost();
    await setTimeout(500);
    const told = readers.rows() / READERS / read.made;
    readers.end();
    runs.push({ alone: alone.cpu, read: read.cpu, told });
  }
  return runs;
}

/** The studio while rows come, and when it shows at once what came while it was stopped. */
async function shown(server: Running<Demo>, calls: Calls, seconds: number) {
  const { browser, close } = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.ready.console_url);
    await page.getByRole('button', { name: /^Stream: Live/ }).waitFor();
    await calls.make(2);
    await page.getByRole('row').last().focus();
    const live = await watch(page, () =>
      Promise.all([calls.make(seconds), pressed(page, seconds)]),
    );
    await page.getByRole('button', { name: /^Stream/ }).click();
    await calls.make(10_000 / 1_500, 1_500);
    await setTimeout(500);
    const resumed = (await page.evaluate(RESUME)) as Resumed;
    const body = await openBody(page, LARGE, TIMES);
    return { live, resumed, body };
  } finally {
    await close();
  }
}

/** Keys pressed a second. */
const KEYS = 10;

/** Goes from row to row by keys. */
async function pressed(page: Page, seconds: number): Promise<void> {
  for (let i = 0; i < seconds * KEYS; i++) {
    await Promise.all([page.keyboard.press(i % 2 === 0 ? 'k' : 'j'), setTimeout(1_000 / KEYS)]);
  }
}

interface Resumed {
  /** Milliseconds from the click until what it changed was painted. */
  readonly ms: number;
  /** That the timeline holds then. */
  readonly rows: number;
}

const RESUME = `new Promise((told) => {
  const began = performance.now();
  document.querySelector('button[aria-label^="Stream"]').click();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const ms = performance.now() - began;
    const row = document.querySelector('[role=grid] [role=row]').offsetHeight;
    told({ ms, rows: document.querySelector('[role=rowgroup]').offsetHeight / row });
  }));
})`;

interface Sizes {
  readonly first: number;
  readonly own: number;
  readonly editor: number;
  readonly later: Readonly<Record<string, number>>;
}

const atMost = (measure: string, value: number, unit: string, most: number, detail = ''): Row => ({
  measure,
  value: `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`,
  target: `<= ${most} ${unit}`,
  met: value <= most,
  detail,
});

const sizeRows = ({ first, own, editor, later }: Sizes): Row[] => [
  atMost('the studio before it can be used, by gzip', first, 'KB', 235),
  atMost('of it written here', own, 'KB', 45),
  atMost(
    'the editor besides',
    editor,
    'KB',
    135,
    `others: ${Object.keys(later).length}, the largest ${Math.max(0, ...Object.values(later)).toFixed(1)} KB`,
  ),
];

function streamRow(runs: readonly Streamed[]): Row {
  const reader = median(runs.map(({ alone, read }) => (read - alone) / READERS));
  const told = Math.min(...runs.map((run) => run.told));
  return {
    measure: `a reader of the stream at ${PER_SECOND} rows a second`,
    value: `${(reader / 10_000).toFixed(2)} % of a core`,
    target: '<= 1.00 %',
    met: reader <= 10_000 && told >= 0.99,
    detail: `${(reader / PER_SECOND).toFixed(1)} µs a row, of ${READERS} readers; each was told ${(told * 100).toFixed(1)} % of the rows`,
  };
}

function sceneRows(
  { seconds, frames, longTasks, tasks, keys, busy, heap, nodes }: Watched,
  resumed: Resumed,
): Row[] {
  const rate = frames / seconds;
  const [before, after] = heap.map((bytes) => bytes / 1e6) as [number, number];
  const cpu = tasks.reduce((sum, ms) => sum + ms, 0) / 1_000 / seconds;
  const slowest = keys.toSorted((one, other) => other - one);
  const pressed = Math.round(seconds * KEYS);
  return [
    {
      measure: `frames a second of the studio, ${PER_SECOND} rows a second`,
      value: rate.toFixed(1),
      target: '>= 50',
      met: rate >= 50,
      detail: `${seconds.toFixed(0)} s, its thread busy ${(busy * 100).toFixed(0)} %, ${(cpu * 100).toFixed(0)} % of a processor`,
    },
    longRow('tasks of more than 50 ms meanwhile, by the clock', longTasks),
    longRow('the same by processor time', tasks),
    atMost(
      'its heap grows by',
      Math.max(0, after - before),
      'MB',
      20,
      `${before.toFixed(1)} / ${after.toFixed(1)} MB after a collection`,
    ),
    atMost(
      'a key until what it changed was painted, 99 of 100',
      slowest[Math.floor(pressed / 100)] ?? 0,
      'ms',
      50,
      `at most ${(slowest[0] ?? 0).toFixed(0)} ms, the median ${(slowest[Math.floor(pressed / 2)] ?? 0).toFixed(0)} ms, of ${pressed} keys`,
    ),
    atMost('elements of the page then', nodes, '', 2_500),
    atMost(
      '10,000 rows at once',
      resumed.ms,
      'ms',
      600,
      `that came while it was stopped; it holds ${resumed.rows.toFixed(0)}`,
    ),
  ];
}

function longRow(measure: string, tasks: readonly number[]): Row {
  const long = tasks.filter((ms) => ms > 50).length;
  return {
    ...{ measure, value: `${long}`, target: '0', met: long === 0 },
    detail: `the longest ${tasks.reduce((most, ms) => Math.max(most, ms), 0).toFixed(0)} ms`,
  };
}

const bodyRow = (times: readonly number[]): Row =>
  atMost(
    'a body of 7 MB, opened',
    median(times),
    'ms',
    200,
    `from ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms in ${times.length} times`,
  );

export const consoleMeasures: Readonly<Record<string, Measure>> = { console };
