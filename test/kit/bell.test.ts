import { expect, it } from 'vitest';
import { Bell } from '../../src/base/bell.ts';
import type { Scheduler } from '../../src/base/scheduler.ts';

/** A time that passes only where somebody sleeps, as a whole. */
function sleepy() {
  let now = 0;
  const naps: number[] = [];
  const scheduler: Scheduler = {
    elapsed: () => now,
    sleep(ms, signal) {
      naps.push(ms);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve());
        queueMicrotask(() => {
          if (!signal.aborted) now += ms;
          resolve();
        });
      });
    },
    after: () => () => undefined,
  };
  return { scheduler, naps };
}

it('looks again when it is rung, and gives what is found then', async () => {
  const { scheduler } = sleepy();
  const bell = new Bell({
    ...scheduler,
    sleep: (_, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  });
  let isThere = false;
  const found = bell.until(() => (isThere ? { found: 'it' } : { again: 1_000 }), 60_000);
  isThere = true;
  await Promise.resolve();
  bell.ring();
  expect(await found).toBe('it');
});

it('looks again at what changed while it was looked', async () => {
  const { scheduler, naps } = sleepy();
  const bell = new Bell(scheduler);
  let looks = 0;
  const found = await bell.until(async () => {
    if (++looks === 1) bell.ring();
    return looks === 1 ? { again: 1_000 } : { found: looks };
  }, 60_000);
  expect([found, naps]).toEqual([2, []]);
});

it('looks by itself as often as is asked for, and gives up in time', async () => {
  const { scheduler, naps } = sleepy();
  const found = await new Bell(scheduler).until(() => ({ again: 40 }), 100);
  expect([found, naps]).toEqual([undefined, [40, 40, 20]]);
});

it('lets nobody wait any longer once it has ended', async () => {
  const { scheduler, naps } = sleepy();
  const bell = new Bell({
    ...scheduler,
    sleep: (_, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  });
  const waiting = bell.until(() => ({ again: 60_000 }), 60_000);
  await Promise.resolve();
  bell.end();
  expect(await waiting).toBeUndefined();
  expect(await bell.until(() => ({ again: 60_000 }), 60_000)).toBeUndefined();
  expect(await bell.until(() => ({ found: 1 }), 60_000)).toBe(1);
  expect(naps).toEqual([]);
});
