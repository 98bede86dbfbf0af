import type { Awaitable } from '../../base/awaitable.ts';
import type { BurstRule } from './burst.ts';
import type { WindowCount, WindowSpan } from './window.ts';

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

/** Time that an answer took, in microseconds. */
export interface Spent {
  readonly cpu: number;
  readonly elapsed: number;
}

/**
 * Where calls are counted. Today in memory, of one process (memory-meters.ts); servers that share
 * a load could share these counts by another implementation, which is why every answer may be
 * a promise. `now` is always the injected clock's, in epoch ms.
 */
export interface Meters {
  /** Adds calls to meters; gives, in their order, what each of them holds with these. */
  add(entries: readonly Entry[], now: number): Awaitable<readonly WindowCount[]>;
  /** What each would hold with these calls, none of which is added. */
  look(entries: readonly Entry[], now: number): Awaitable<readonly WindowCount[]>;
  /** Adds time to each meter. */
  spend(entries: readonly Entry[], spent: Spent, now: number): Awaitable<void>;
  /** Takes room for calls under a rule: for all or, answering false, for none. */
  take(key: string, rule: BurstRule, calls: number, now: number): Awaitable<boolean>;
  /** Whether there is room to take. */
  hasRoom(key: string, rule: BurstRule, calls: number, now: number): Awaitable<boolean>;
}
