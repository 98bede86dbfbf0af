import type { CDPSession, Page } from 'playwright-core';
import { CATEGORIES, cpuOfTasks } from './tasks.ts';

/** What a page did while it was watched. */
export interface Watched {
  readonly seconds: number;
  readonly frames: number;
  /** Tasks of more than 50 ms, as the page counts them: by the clock, whoever had the processor meanwhile. */
  readonly longTasks: readonly number[];
  /** Milliseconds of processor time of every task of its thread. */
  readonly tasks: readonly number[];
  /** Milliseconds from a key until what it changed was painted, of each that took one frame or more. */
  readonly keys: readonly number[];
  /** Share of the time in which its one thread was busy. */
  readonly busy: number;
  /** Bytes that are in use after a collection, before and after. */
  readonly heap: readonly [before: number, after: number];
  /** Elements of the page. */
  readonly nodes: number;
}

const WATCH = `globalThis.watched = { frames: 0, longTasks: [], keys: [] };
(function tick() { watched.frames++; requestAnimationFrame(tick); })();
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
}).observe({ type: 'longtask' });
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') watched.keys.push(duration);
}).observe({ type: 'event', durationThreshold: 16 });`;

/** Watches a page while something happens elsewhere. */
export async function watch(page: Page, happens: () => Promise<unknown>): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await metrics(session, true);
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(WATCH);
  const began = await metrics(session, false);
  await happens();
  const ended = await metrics(session, false);
  const trace = (await browser?.stopTracing()) ?? Buffer.from('{}');
  const { frames, longTasks, keys, nodes } = (await page.evaluate(
    "({ ...watched, nodes: document.querySelectorAll('*').length })",
  )) as Pick<Watched, 'frames' | 'longTasks' | 'keys' | 'nodes'>;
  const after = await metrics(session, true);
  const seconds = ended.Timestamp - began.Timestamp;
  return {
    seconds,
    frames,
    longTasks,
    tasks: cpuOfTasks(trace),
    keys,
    busy: (ended.TaskDuration - began.TaskDuration) / seconds,
    heap: [before.JSHeapUsedSize, after.JSHeapUsedSize],
    nodes,
  };
}

async function metrics(session: CDPSession, isCollected: boolean): Promise<Record<Metric, number>> {
  if (isCollected) await session.send('HeapProfiler.collectGarbage');
  const { metrics: all } = await session.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value])) as Record<Metric, number>;
}

type Metric = 'Timestamp' | 'TaskDuration' | 'JSHeapUsedSize';
