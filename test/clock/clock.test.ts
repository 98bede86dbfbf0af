import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type ClockChanges, changeClock, readClock } from '../../src/admin/clock/clock.ts';
import { openStore } from '../../src/house/store-engine.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreClock } from '../../src/store/store-clock.ts';
import { HeldTime } from '../support/held-time.ts';

const START = Date.UTC(2026, 4, 4, 10);
const HOUR = 3_600_000;

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** Clocks of one store as several processes have it open, over a machine that a test moves. */
async function clocks(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-clock-'));
  folders.push(folder);
  const machine = { time: START, now: () => machine.time };
  const stores: Store[] = [];
  for (let n = 0; n < count; n++) stores.push(await openStore(join(folder, 'convograph.db')));
  const clocks = stores.map((store) => new StoreClock(store, machine, new HeldTime()));
  return { machine, clocks };
}

async function oneClock() {
  const { machine, clocks: all } = await clocks(1);
  return { machine, clock: all[0] as StoreClock };
}

describe('the clock of a store', () => {
  it('shows the machine’s time until it is changed', async () => {
    const { machine, clock } = await oneClock();
    machine.time += HOUR;
    expect(clock.now()).toBe(START + HOUR);
    expect(readClock({ clock })).toEqual({
      now: '2026-05-04T11:00:00.000Z',
      now_ms: START + HOUR,
      frozen: false,
      offset_ms: 0,
    });
  });

  it('runs on from the moment it is set to', async () => {
    const { machine, clock } = await oneClock();
    await changeClock({ clock }, { now: '2026-12-24T18:00:00Z' });
    machine.time += HOUR;
    expect(readClock({ clock })).toMatchObject({ now: '2026-12-24T19:00:00.000Z' });
  });

  it('is moved on, and back', async () => {
    const { clock } = await oneClock();
    await changeClock({ clock }, { seconds: 90 });
    await changeClock({ clock }, { seconds: -30.5 });
    expect(clock.now()).toBe(START + 59_500);
  });

  it('stands while it is frozen, can be moved so, and runs on from there', async () => {
    const { machine, clock } = await oneClock();
    await changeClock({ clock }, { frozen: true });
    machine.time += HOUR;
    expect(clock.now()).toBe(START);
    expect(await changeClock({ clock }, { seconds: 60 })).toMatchObject({ frozen: true });
    machine.time += HOUR;
    expect(clock.now()).toBe(START + 60_000);
    await changeClock({ clock }, { frozen: false });
    machine.time += HOUR;
    expect(clock.now()).toBe(START + 60_000 + HOUR);
  });

  it('goes back to the machine’s time', async () => {
    const { machine, clock } = await oneClock();
    await changeClock({ clock }, { now: Date.UTC(2050, 0, 1), frozen: true });
    await changeClock({ clock }, { reset: true });
    machine.time += HOUR;
    expect(clock.now()).toBe(machine.time);
  });

  it('is the same in every process from its next turn on, and in later ones', async () => {
    const { clocks: all } = await clocks(2);
    const [one, other] = all as [StoreClock, StoreClock];
    expect(other.now()).toBe(START);
    await changeClock({ clock: one }, { now: '2030-01-01' });
    await setImmediate();
    await other.fresh();
    expect(other.now()).toBe(Date.UTC(2030, 0, 1));
    await changeClock({ clock: other }, { seconds: 5 });
    await setImmediate();
    await one.fresh();
    expect(one.now()).toBe(Date.UTC(2030, 0, 1) + 5_000);
  });

  it('loses no move when two come at once', async () => {
    const { clock } = await oneClock();
    await Promise.all([
      changeClock({ clock }, { seconds: 10 }),
      changeClock({ clock }, { seconds: 10 }),
    ]);
    expect(clock.now()).toBe(START + 20_000);
  });

  it.each([
    ['2026-12-24', Date.UTC(2026, 11, 24)],
    ['2026-12-24T18:00Z', Date.UTC(2026, 11, 24, 18)],
    ['2026-12-24T18:00:00.5+02:00', Date.UTC(2026, 11, 24, 16) + 500],
    [1_800_000_000_123, 1_800_000_000_123],
  ])('reads %j', async (to, moment) => {
    const { clock } = await oneClock();
    await changeClock({ clock }, { now: to });
    expect(clock.now()).toBe(moment);
  });

  it.each<[ClockChanges, RegExp]>([
    [{ now: 'tomorrow' }, /A moment is a time such as/],
    [{ now: '2026-12-24T18:00:00' }, /A moment is a time such as/],
    [{ now: '2026-02-31T25:00:00Z' }, /A moment is a time such as/],
    [{ now: 1_800_000_000 }, /years 2000 to 2099/],
    [{ now: '2100-01-01' }, /years 2000 to 2099/],
    [{ seconds: 1e300 }, /years 2000 to 2099/],
    [{ seconds: Number.NaN }, /a number of seconds/],
  ])('refuses %j and stays as it was', async (change, sentence) => {
    const { clock } = await oneClock();
    await expect(changeClock({ clock }, change)).rejects.toThrow(sentence);
    expect(clock.now()).toBe(START);
  });

  it('shows what a simple model shows, whatever is done to it', async () => {
    const { machine, clock } = await oneClock();
    const step = fc.oneof(
      fc.record({ machine: fc.nat(10 * HOUR) }),
      fc.record({ seconds: fc.integer({ min: -1e6, max: 1e6 }) }),
      fc.record({ now: fc.integer({ min: START, max: START + 1e10 }) }),
      fc.record({ frozen: fc.boolean() }),
      fc.record({ reset: fc.constant(true) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await changeClock({ clock }, { reset: true });
        const model = { time: machine.time, frozen: false };
        for (const each of steps) {
          if ('machine' in each) {
            machine.time += each.machine;
            if (!model.frozen) model.time += each.machine;
            continue;
          }
          await changeClock({ clock }, each);
          if ('seconds' in each) model.time += each.seconds * 1000;
          if ('now' in each) model.time = each.now;
          if ('frozen' in each) model.frozen = each.frozen;
          if ('reset' in each) Object.assign(model, { time: machine.time, frozen: false });
          expect(clock.now()).toBe(model.time);
        }
      }),
      { numRuns: 30 },
    );
  });
});
