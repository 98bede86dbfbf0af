import { Burst, type BurstRule } from './burst.ts';
import type { Entry, Meter, Meters, Spent } from './meters.ts';
import { SlidingWindow, type WindowCount } from './window.ts';

/** Counts kept, of either kind: some 8 KB each when called on all day long, usually far less. */
const MOST_KEPT = 4_096;

/** Counts in the memory of this process; a restart begins at nothing. */
export class MemoryMeters implements Meters {
  readonly #windows = new Map<string, SlidingWindow>();
  readonly #bursts = new Map<string, Burst>();
  readonly #most: number;

  /** @param most counts kept of each kind; past it the empty go, then the longest unused */
  constructor(most = MOST_KEPT) {
    this.#most = most;
  }

  add(entries: readonly Entry[], now: number): readonly WindowCount[] {
    const held: WindowCount[] = [];
    for (const { meter, calls } of entries) {
      const window = this.#windowOf(meter, now);
      window.add(calls, meter.binding, now);
      held.push(window);
    }
    return held;
  }

  look(entries: readonly Entry[], now: number): readonly WindowCount[] {
    return entries.map(({ meter: { key, span, binding }, calls }) =>
      (this.#windows.get(key) ?? new SlidingWindow(span)).with(calls, binding, now),
    );
  }

  spend(entries: readonly Entry[], { cpu, elapsed }: Spent, now: number): void {
    for (const { meter } of entries) this.#windowOf(meter, now).spend(cpu, elapsed, now);
  }

  take(key: string, rule: BurstRule, calls: number, now: number): boolean {
    let burst = this.#bursts.get(key);
    if (!burst) {
      makeRoom(this.#bursts, this.#most, now);
      burst = new Burst(rule);
      this.#bursts.set(key, burst);
    }
    return burst.take(calls, now);
  }

  hasRoom(key: string, rule: BurstRule, calls: number, now: number): boolean {
    return (this.#bursts.get(key) ?? new Burst(rule)).hasRoom(calls, now);
  }

  #windowOf({ key, span }: Meter, now: number): SlidingWindow {
    let window = this.#windows.get(key);
    if (!window) {
      makeRoom(this.#windows, this.#most, now);
      window = new SlidingWindow(span);
      this.#windows.set(key, window);
    }
    return window;
  }
}

interface Count {
  /** When it was last counted in, in epoch ms. */
  readonly usedAt: number;
  isEmptyAt(now: number): boolean;
}

/** Drops counts when there are too many: those with nothing in them, else the longest unused. */
function makeRoom<C extends Count>(counts: Map<string, C>, most: number, now: number): void {
  if (counts.size < most) return;
  for (const [key, count] of counts) if (count.isEmptyAt(now)) counts.delete(key);
  if (counts.size < most) return;
  const byUse = [...counts].sort(([, a], [, b]) => a.usedAt - b.usedAt);
  for (const [key] of byUse.slice(0, Math.ceil(most / 4))) counts.delete(key);
}
