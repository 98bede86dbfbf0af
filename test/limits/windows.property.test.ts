import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Burst } from '../../src/access/limits/burst.ts';
import { Meters } from '../../src/access/limits/meters.ts';
import { SlidingWindow } from '../../src/access/limits/window.ts';

interface Step {
  /** Milliseconds since the step before. */
  readonly wait: number;
  readonly calls: number;
}

const SPAN = { length: 1_000, grain: 100 };

const steps = fc.array(
  fc.record({
    wait: fc.oneof(fc.nat(30), fc.constantFrom(99, 100, 101, 900, 999, 1_000, 1_001)),
    calls: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 1, maxLength: 60 },
);

/** Calls by the time they came: the model, exact and as large as there are calls. */
function times(list: readonly Step[]): { now: number; calls: number }[] {
  let now = 1_000_000;
  return list.map(({ wait, calls }) => {
    now += wait;
    return { now, calls };
  });
}

const within = (list: readonly { now: number; calls: number }[], now: number, length: number) =>
  list.filter((one) => one.now > now - length).reduce((sum, { calls }) => sum + calls, 0);

it('a window holds what came in its length, early by less than its grain', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const window = new SlidingWindow(SPAN);
      const seen: { now: number; calls: number }[] = [];
      for (const { now, calls } of times(list)) {
        window.add(calls, true, now);
        seen.push({ now, calls });
        expect(window.calls).toBeLessThanOrEqual(within(seen, now, SPAN.length));
        expect(window.calls).toBeGreaterThanOrEqual(
          within(seen, now, SPAN.length - SPAN.grain + 1),
        );
      }
    }),
  );
});

it('a window is exact for bursts that are further apart than its grain', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const window = new SlidingWindow(SPAN);
      const seen: { now: number; calls: number }[] = [];
      const apart = list.map(({ wait, calls }) => ({ wait: wait + SPAN.grain, calls }));
      for (const { now, calls } of times(apart)) {
        window.add(calls, true, now);
        seen.push({ now, calls });
        expect(window.calls).toBe(within(seen, now, SPAN.length));
      }
    }),
  );
});

it('a window says when it will hold fewer than a limit', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 100 }), (list, limit) => {
      const window = new SlidingWindow(SPAN);
      const all = times(list);
      for (const { now, calls } of all) window.add(calls, true, now);
      const last = all.at(-1)?.now ?? 0;
      fc.pre(window.bound >= limit);
      const free = window.freeAt(limit);
      expect(free).toBeGreaterThan(last);
      expect(free).toBeLessThanOrEqual(last + SPAN.length);
      window.add(0, true, free - 1);
      expect(window.bound).toBeGreaterThanOrEqual(limit);
      window.add(0, true, free);
      expect(window.bound).toBeLessThan(limit);
    }),
  );
});

it('a window gives back the time spent in it with its calls', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const window = new SlidingWindow(SPAN);
      for (const { now, calls } of times(list)) {
        window.add(calls, calls % 2 === 0, now);
        window.spend(calls * 7, now);
        expect(window.elapsed).toBe(window.calls * 7);
      }
      const later = (times(list).at(-1)?.now ?? 0) + SPAN.length;
      window.add(0, false, later);
      expect([window.calls, window.bound, window.elapsed]).toEqual([0, 0, 0]);
    }),
  );
});

it('a burst lets through exactly what no second of its length has too much of', () => {
  const rule = { calls: 3, length: 1_000 };
  fc.assert(
    fc.property(steps, (list) => {
      const burst = new Burst(rule);
      const through: { now: number; calls: number }[] = [];
      for (const { now, calls } of times(list.map((one) => ({ ...one, calls: one.calls % 5 })))) {
        const fits = within(through, now, rule.length) + calls <= rule.calls;
        expect(burst.take(calls, now)).toBe(fits);
        if (fits) through.push({ now, calls });
      }
    }),
  );
});

it('a clock that is set back takes with it what lies after it', () => {
  const window = new SlidingWindow(SPAN);
  window.add(5, true, 10_000);
  window.add(7, true, 50_000);
  window.add(1, true, 10_500);
  expect(window.calls).toBe(1);
  const burst = new Burst({ calls: 1, length: 1_000 });
  expect([burst.take(1, 50_000), burst.take(1, 10_000)]).toEqual([true, true]);
});

it('however many callers there are, few are kept: the longest unused go', () => {
  const meters = new Meters(8);
  const meter = (key: string) => ({ key, span: SPAN, binding: true });
  const add = (key: string, now: number) =>
    meters.add([{ meter: meter(key), calls: 1 }], now)[0]?.calls;
  for (let i = 0; i < 1_000; i++) {
    add(`some ${i}`, 1_000 + (i % 10));
    expect(add('busy', 1_000 + (i % 10))).toBe(i + 1);
  }
  const rule = { calls: 1, length: 1_000 };
  for (let i = 0; i < 1_000; i++) expect(meters.take(`some ${i}`, rule, 1, 5_000)).toBe(true);
});
