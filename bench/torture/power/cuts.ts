import type { Random } from '../../../src/base/random.ts';
import type { Step } from './step.ts';

/** How far from a restart of the log or from a checkpoint a cut still is beside it, in operations. */
const NEAR = 60;

/** Where in a recording the power is cut. */
export interface Cuts {
  /** Before which steps, in order. */
  readonly at: readonly number[];
  /** Restarts of the log, and checkpoints, that were recorded. */
  readonly restarts: number;
  readonly checkpoints: number;
}

/** Chooses half of the cuts anywhere, and half where SQLite has most to lose. */
export function chooseCuts(steps: readonly Step[], count: number, random: Random): Cuts {
  const begins = [...steps.entries()].filter(
    ([, { call, result }]) =>
      result === undefined && call.call !== 'acknowledge' && call.call !== 'open',
  );
  const restarts: number[] = [];
  const checkpoints: number[] = [];
  let isCopying = false;
  for (const [n, [, { call }]] of begins.entries()) {
    const path = 'path' in call ? call.path : '';
    if (call.call === 'write' && path.endsWith('-wal') && call.at === 0) restarts.push(n);
    const copies = call.call === 'write' && path.endsWith('.db');
    if (copies !== isCopying) checkpoints.push(n);
    isCopying = copies;
  }
  const within = (from: number, to: number): number =>
    Math.floor(from + random.next() * (to - from + 1));
  const near = (): number => {
    if (random.next() < 0.5) return (pick(restarts, random) ?? 0) + within(0, NEAR);
    return (pick(checkpoints, random) ?? 0) + within(-NEAR, NEAR);
  };
  const chosen = Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? near() : within(0, begins.length - 1),
  );
  const at = chosen.map((n) => begins[Math.min(Math.max(n, 0), begins.length - 1)]?.[0] ?? 0);
  return {
    at: at.toSorted((a, b) => a - b),
    restarts: restarts.length,
    checkpoints: Math.ceil(checkpoints.length / 2),
  };
}

const pick = (from: readonly number[], random: Random): number | undefined =>
  from[Math.floor(random.next() * from.length)];
