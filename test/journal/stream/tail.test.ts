import { expect, it, onTestFinished } from 'vitest';
import { Bell } from '../../../src/base/bell.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { openStore } from '../../../src/house/store-engine.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { Tail } from '../../../src/journal/stream/tail.ts';
import { HeldTime } from '../../support/held-time.ts';

/** A tail of a journal of operations, in a time that a test lets pass. */
async function tail() {
  const time = new HeldTime();
  const bell = new Bell(time);
  const store = await openStore(':memory:');
  const parts = { clock: systemClock, machine: systemClock, timer: time, bell };
  const journal = new Journal({ ...parts, form: 'bodies' });
  const faults: unknown[] = [];
  const onFault = (fault: unknown): void => void faults.push(fault);
  const made = new Tail({ journal, store, bell, scheduler: time, onFault });
  onTestFinished(async () => {
    bell.end();
    await store.close();
  });
  const begin = () => {
    const about = { operation: 'changePage', what: 'change', isAct: false };
    return journal.beginControl({ ...about, page: undefined, input: undefined });
  };
  const operate = (times = 1): void => {
    for (let i = 0; i < times; i++) journal.endControl(begin(), 200);
  };
  /** Reads, and gives each frame as its name, or how many rows it has. */
  const read = (after?: string) => {
    const reader = made.follow(after, undefined);
    if (!reader) throw new Error('refused');
    const frames: (string | number)[] = [];
    void (async () => {
      for await (const frame of reader) {
        const text = frame.toString();
        for (const block of text.trim().split('\n\n')) {
          const data = /^data: (.*)$/m.exec(block)?.[1] ?? '';
          const name = /^event: (\w+)/.exec(block)?.[1];
          frames.push(name ?? (data === '' ? block : JSON.parse(data).length));
        }
      }
    })();
    return { reader, frames };
  };
  return { time, bell, journal, begin, operate, read, faults };
}

it('gathers what is done within 50 ms of a frame, and tells the first at once', async () => {
  const { time, operate, read } = await tail();
  const { frames } = read();
  await time.asleep();
  operate();
  await expect.poll(() => frames).toEqual(['hello', 1]);
  operate(3);
  await expect.poll(() => time.left).toContain(50);
  operate(2);
  expect(frames).toEqual(['hello', 1]);
  time.pass(50);
  await expect.poll(() => frames).toEqual(['hello', 1, 5]);
});

it('tells at most 200 rows in one event', async () => {
  const { time, operate, read } = await tail();
  const { frames } = read();
  await time.asleep();
  operate(450);
  await expect.poll(() => frames).toEqual(['hello', 200, 200, 50]);
});

it('shows each 15 s that it lives', async () => {
  const { time, read } = await tail();
  const { frames } = read();
  for (let i = 1; i <= 3; i++) {
    await time.asleep();
    time.pass(15_000);
    await expect.poll(() => frames.length).toBe(1 + i);
  }
  expect(frames).toEqual(['hello', ':', ':', ':']);
});

it('counts rows while more than 2,000 come in a second, then says that some were not told', async () => {
  const { time, operate, read } = await tail();
  const { frames } = read();
  await time.asleep();
  for (let i = 0; i < 30; i++) {
    operate(200);
    await expect.poll(() => frames.length).toBeGreaterThan(i + 1);
    await time.asleep();
    time.pass(50);
  }
  expect(frames.slice(0, 4)).toEqual(['hello', 200, 200, 200]);
  expect(frames.slice(-5)).toEqual(Array.from({ length: 5 }, () => 'counts'));
  await time.asleep();
  time.pass(3_000);
  const before = frames.length;
  operate();
  await expect.poll(() => frames.slice(before)).toEqual(['gap', 1]);
});

it('tells what was under way when it is over, and what was missed', async () => {
  const { time, journal, begin, operate, read } = await tail();
  const slow = begin();
  const after = String(journal.last);
  operate(2);
  const { frames } = read(after);
  await time.asleep();
  expect(frames).toEqual(['hello', 2]);
  journal.endControl(slow, 200);
  await expect.poll(() => frames).toEqual(['hello', 2, 1]);
});

it('tells those of a gap who have missed more than a thousand rows, or what is kept no longer', async () => {
  const { operate, read } = await tail();
  operate(1_001);
  const { frames } = read('0');
  await expect.poll(() => frames).toEqual(['hello', 'gap']);
  operate(10_000);
  const late = read('1500');
  await expect.poll(() => late.frames.slice(0, 2)).toEqual(['hello', 'gap']);
});

it('does nothing while nobody reads', async () => {
  const { time, journal, operate, read } = await tail();
  operate(5);
  expect(time.left).toEqual([]);
  const { reader, frames } = read();
  await time.asleep();
  expect(frames).toEqual(['hello']);
  reader.leave();
  operate();
  await expect.poll(() => time.left.every((ms) => ms > 50)).toBe(true);
  let looks = 0;
  const doneAfter = journal.doneAfter.bind(journal);
  Object.assign(journal, {
    doneAfter: (done: number) => {
      looks++;
      return doneAfter(done);
    },
  });
  operate(100);
  expect(looks).toBe(0);
});
