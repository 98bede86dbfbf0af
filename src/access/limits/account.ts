import type { Meter } from './meters.ts';
import type { Limit } from './policy.ts';
import type { WindowCount } from './window.ts';

/** One limit as it stands for one caller: what is counted, and how much of it is allowed. */
export class Account {
  readonly meter: Meter;
  readonly limit: Limit;
  /** Calls allowed in the window. */
  readonly allowed: number;
  /** Whether more calls than that are refused, or only counted. */
  readonly enforced: boolean;
  readonly #timeOfCall: number;

  constructor(given: {
    readonly key: string;
    readonly limit: Limit;
    /** Users or people it is counted by: none count as one, so that a new Page can be tried. */
    readonly heads: number;
    readonly timeOfCall: number;
    /** Whether the limit applies to this caller's calls. */
    readonly binding: boolean;
    readonly enforced: boolean;
  }) {
    const { key, limit, heads, binding, enforced, timeOfCall } = given;
    this.meter = { key, span: limit.span, binding };
    this.limit = limit;
    this.allowed = limit.calls * Math.max(1, heads);
    this.enforced = binding && enforced;
    this.#timeOfCall = timeOfCall;
  }

  /** Whether the calls that a meter holds, the last ones among them, are too many. */
  refuses({ bound }: WindowCount): boolean {
    return this.enforced && bound > this.allowed;
  }

  /**
   * What is told of it in a header: whole percent of what is allowed. An answer waits for nothing
   * while it is made, so its time is the processor's too.
   */
  figures({ calls, elapsed }: WindowCount): string {
    const time = percent(elapsed, this.allowed * this.#timeOfCall);
    return `"call_count":${percent(calls, this.allowed)},"total_cputime":${time},"total_time":${time}`;
  }

  /** Minutes until a call would be let through again, one at least. */
  minutesToRegain(held: WindowCount, now: number): number {
    return Math.max(1, Math.ceil((held.freeAt(this.allowed) - now) / 60_000));
  }
}

/** Whole percent, 100 only when all is used up. */
const percent = (part: number, whole: number): number => Math.floor((100 * part) / whole);
