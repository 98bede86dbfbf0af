import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changeClock } from '../../src/admin/clock/clock.ts';
import { openStore } from '../../src/house/store-engine.ts';
import { StoreClock } from '../../src/store/store-clock.ts';
import { start } from '../../src/testing/start.ts';
import { HeldTime } from '../support/held-time.ts';

const START = Date.UTC(2026, 4, 4, 10);
const MINUTE = 60_000;
const NEVER = new AbortController().signal;

/** A clock of a store, as two processes have it open, over machines whose time a test lets pass. */
async function twoProcesses() {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-clock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const process = async () => {
    const store = await openStore(join(folder, 'convograph.db'));
    onTestFinished(() => store.close());
    const time = new HeldTime();
    const machine = { now: () => START + time.elapsed() };
    const clock = new StoreClock(store, machine, time);
    await clock.fresh();
    return { time, clock };
  };
  return { ...(await process()), other: (await process()).clock };
}

/** What became of a promise, after whatever is ready has run. */
async function told(promise: Promise<void>): Promise<'woken' | 'waiting'> {
  let isWoken = false;
  void promise.then(() => {
    isWoken = true;
  });
  // A store that answers late takes three turns to tell how the clock is set.
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  return isWoken ? 'woken' : 'waiting';
}

describe('waiting for a time of the clock', () => {
  it('ends when it is there, and not before', async () => {
    const { clock, time } = await twoProcesses();
    const waiting = clock.at(START + 100, NEVER);
    time.pass(99);
    expect(await told(waiting)).toBe('waiting');
    time.pass(1);
    expect(await told(waiting)).toBe('woken');
  });

  it('ends at once for a time that has been', async () => {
    const { clock, time } = await twoProcesses();
    expect(await told(clock.at(START, NEVER))).toBe('woken');
    expect(time.left).toEqual([]);
  });

  it('ends at once when this process moves the clock there', async () => {
    const { clock, time } = await twoProcesses();
    const waiting = clock.at(START + MINUTE, NEVER);
    await changeClock({ clock }, { seconds: 59 });
    expect(await told(waiting)).toBe('waiting');
    await changeClock({ clock }, { seconds: 1 });
    expect(await told(waiting)).toBe('woken');
    expect(time.elapsed()).toBe(0);
  });

  it('ends within a quarter of a second when another process does', async () => {
    const { clock, time, other } = await twoProcesses();
    const waiting = clock.at(START + MINUTE, NEVER);
    await changeClock({ clock: other }, { seconds: 60 });
    time.pass(249);
    expect(await told(waiting)).toBe('waiting');
    time.pass(1);
    expect(await told(waiting)).toBe('woken');
  });

  it('goes on while the clock stands, by a look a quarter second', async () => {
    const { clock, time } = await twoProcesses();
    await changeClock({ clock }, { frozen: true });
    const waiting = clock.at(START + 1, NEVER);
    for (let looks = 0; looks < 20; looks++) {
      expect(time.left).toEqual([250]);
      time.pass(250);
    }
    expect(await told(waiting)).toBe('waiting');
    await changeClock({ clock }, { frozen: false });
    time.pass(1);
    expect(await told(waiting)).toBe('woken');
  });

  it('takes one timer however many wait, for the next of them', async () => {
    const { clock, time } = await twoProcesses();
    const waiting = [70, 50, 90, MINUTE].map((ms) => clock.at(START + ms, NEVER));
    for (const [ms, left] of [
      [50, 20],
      [20, 20],
      [20, 250],
    ] as const) {
      expect(time.left).toHaveLength(1);
      time.pass(ms);
      expect(time.left).toEqual([left]);
    }
    expect(await Promise.all(waiting.map(told))).toEqual(['woken', 'woken', 'woken', 'waiting']);
  });

  it('ends when nobody waits on, and leaves no timer', async () => {
    const { clock, time } = await twoProcesses();
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [
      clock.at(START + MINUTE, first.signal),
      clock.at(START + 2 * MINUTE, second.signal),
    ];
    first.abort();
    expect(await Promise.all(waiting.map(told))).toEqual(['woken', 'waiting']);
    expect(time.left).toEqual([250]);
    second.abort();
    expect(time.left).toEqual([]);
  });

  it('leaves no timer where the store is closed', async () => {
    const { clock, time } = await twoProcesses();
    void clock.at(START + MINUTE, NEVER);
    clock.end();
    expect(time.left).toEqual([]);
  });
});

describe('a server that nobody asks anything', () => {
  it('wakes for nothing', async () => {
    const time = new HeldTime();
    const server = await start({ scheduler: time });
    onTestFinished(() => server.close());
    await (await fetch(`${server.url}/_convograph/healthz`)).text();
    expect(time.left).toEqual([]);
  });
});
