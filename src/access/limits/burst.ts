/** A rule such as two calls a second. */
export interface BurstRule {
  readonly calls: number;
  /** In ms. */
  readonly length: number;
}

/**
 * Lets at most `calls` through in any `length` ms, to the millisecond: it keeps the time of each
 * call let through, never more than `calls` of them. A call that is refused does not count, so
 * that a client that asks too often is slowed down and not shut out.
 */
export class Burst {
  readonly #rule: BurstRule;
  #times: number[] = [];

  constructor(rule: BurstRule) {
    this.#rule = rule;
  }

  /** Takes room for so many calls at `now` (epoch ms): for all of them or for none. */
  take(calls: number, now: number): boolean {
    if (!this.hasRoom(calls, now)) return false;
    for (let i = 0; i < calls; i++) this.#times.push(now);
    return true;
  }

  /** Whether so many calls would be let through at `now`. */
  hasRoom(calls: number, now: number): boolean {
    this.#slide(now);
    return this.#times.length + calls <= this.#rule.calls;
  }

  #slide(now: number): void {
    const times = this.#times;
    while (times.length > 0 && (times[0] as number) <= now - this.#rule.length) times.shift();
    // Times after now are of a clock that was set back since.
    while (times.length > 0 && (times.at(-1) as number) > now) times.pop();
  }
}
