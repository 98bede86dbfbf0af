import { LRUCache } from 'lru-cache';
import { Burst, type BurstRule } from './burst.ts';
import { SlidingWindow, type WindowCount, type WindowSpan } from './window.ts';

/** One count of calls, and whether a limit applies to the calls that this adds. */
export interface Meter {
  /** Whose calls: the same text is the same count. */
  readonly key: string;
  readonly span: WindowSpan;
  readonly binding: boolean;
}

/** Calls to add to a meter. */
export interface Entry {
  readonly meter: Meter;
  readonly calls: number;
}

/** Counts kept, of either kind: some 8 KB each when called on all day long, usually far less. */
const MOST_KEPT = 4_096;

/**
 * Where calls are counted: in the memory of this process; a restart begins at nothing. `now` is
 * always the injected clock's, in epoch ms.
 */
export class Meters {
  readonly #windows: LRUCache<string, SlidingWindow>;
  readonly #bursts: LRUCache<string, Burst>;

  /** @param max counts kept of each kind; past it the longest unused go */
  constructor(max = MOST_KEPT) {
    this.#windows = new LRUCache({ max });
    this.#bursts = new LRUCache({ max });
  }

  /** Adds calls to meters; gives, in their order, what each of them holds with these. */
  add(entries: readonly Entry[], now: number): readonly SlidingWindow[] {
    const held: SlidingWindow[] = [];
    for (const { meter, calls } of entries) {
      const window = this.#windowOf(meter);
      window.add(calls, meter.binding, now);
      held.push(window);
    }
    return held;
  }

  /** What each would hold with these calls, none of which is added. */
  look(entries: readonly Entry[], now: number): readonly WindowCount[] {
    return entries.map(({ meter: { key, span, binding }, calls }) =>
      (this.#windows.get(key) ?? new SlidingWindow(span)).with(calls, binding, now),
    );
  }

  /** Takes room for calls under a rule: for all or, answering false, for none. */
  take(key: string, rule: BurstRule, calls: number, now: number): boolean {
    let burst = this.#bursts.get(key);
    if (!burst) {
      burst = new Burst(rule);
      this.#bursts.set(key, burst);
    }
    return burst.take(calls, now);
  }

  /** Whether there is room to take. */
  hasRoom(key: string, rule: BurstRule, calls: number, now: number): boolean {
    return (this.#bursts.get(key) ?? new Burst(rule)).hasRoom(calls, now);
  }

  #windowOf({ key, span }: Meter): SlidingWindow {
    let window = this.#windows.get(key);
    if (!window) {
      window = new SlidingWindow(span);
      this.#windows.set(key, window);
    }
    return window;
  }
}
