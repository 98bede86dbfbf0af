import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { Ledgers } from './ledger.ts';
import { Meters } from './meters.ts';
import { type AccountPart, partsOf } from './parts.ts';
import type { Policy } from './policy.ts';
import { usageHeaders } from './usage.ts';
import type { Use } from './use.ts';
import type { WindowCount } from './window.ts';

/** What a limiter is made of. */
export interface LimiterDeps {
  readonly store: Store;
  readonly policy: Policy;
  /** Tells how long answers take, in ms. */
  readonly timer: Pick<Scheduler, 'elapsed'>;
}

/** Counts every call and refuses those over a limit, where limits are on (wire.md 10). */
export class Limiter {
  readonly ledgers: Ledgers;
  readonly meters: Meters;
  readonly policy: Policy;
  readonly timer: LimiterDeps['timer'];
  /** Whether calls are only judged as they would be, and never counted. */
  readonly isRehearsal: boolean;

  constructor({ store, policy, timer }: LimiterDeps, real?: Limiter) {
    this.ledgers = real?.ledgers ?? new Ledgers(store, policy);
    this.meters = real?.meters ?? new Meters();
    this.policy = policy;
    this.timer = timer;
    this.isRehearsal = real !== undefined;
    this.#store = store;
  }
  readonly #store: Store;

  /** The same limits for calls that are none: refused as they would be, and never counted. */
  rehearsal(): Limiter {
    return new Limiter({ store: this.#store, policy: this.policy, timer: this.timer }, this);
  }

  /**
   * Begins to time a request.
   * @param begun by the timer, where that is known
   */
  begin(begun = this.timer.elapsed()): Tally {
    return new Tally(this, begun);
  }
}

/** A request that named nothing that could be called, only who asks. */
const NOTHING_FOUND: readonly Use[] = [{ id: '', useCase: 'pages' }];
const NOTHING_OF_INSTAGRAM: readonly Use[] = [{ id: '', useCase: 'instagram' }];

/** One request as the limits see it: from its beginning, over its calls, to its usage headers. */
export class Tally {
  readonly #limiter: Limiter;
  readonly #begun: number;
  #caller: Caller | undefined;
  #counted = false;
  #parts: readonly AccountPart[] = [];
  /** What the meters of the parts hold. */
  #held: readonly WindowCount[] = [];

  constructor(limiter: Limiter, begun: number) {
    this.#limiter = limiter;
    this.#begun = begun;
  }

  /** Says whose request it is: from here on it is counted, whatever becomes of it. */
  meet(caller: Caller): void {
    this.#caller = caller;
  }

  /**
   * Counts the calls of a request. Those that are refused count too, so a client that goes on
   * asking waits longer; only the rules for a moment forget what they refused.
   * @param now epoch milliseconds
   * @throws GraphError of the narrowest limit that was reached
   */
  charge(uses: readonly Use[], now: number): Awaitable<void> {
    return chain(this.#count(uses, now), () => {
      this.#refuse();
      // The narrowest account is a business use case's wherever these rules hold.
      return this.#parts[0]?.account.enforced ? this.#takeBursts(now) : undefined;
    });
  }

  /** Takes over what another tally was put down to, to tell of it: a batch that of its items. */
  include(other: Tally): void {
    for (const [i, part] of other.#parts.entries()) {
      const its = other.#held[i];
      const isTold = this.#parts.some(({ meter }) => meter.key === part.meter.key);
      if (!its || isTold) continue;
      this.#parts = [...this.#parts, part];
      this.#held = [...this.#held, its];
    }
  }

  /**
   * The usage headers of the answer, with the time it took until now; none when it is not known
   * who asks. A tally of nobody's tells what it has included.
   * @param now epoch milliseconds
   * @param ended by the timer, where that is known
   */
  headers(now: number, ended?: number): Awaitable<readonly string[]> {
    if (!this.#caller) return usageHeaders(this.#parts, this.#held, now);
    const { timer } = this.#limiter;
    const found = this.#caller.kind === 'instagram' ? NOTHING_OF_INSTAGRAM : NOTHING_FOUND;
    return chain(this.#counted ? undefined : this.#count(found, now), () => {
      const took = Math.round(((ended ?? timer.elapsed()) - this.#begun) * 1000);
      for (const held of this.#held) held.spend?.(took, now);
      return usageHeaders(this.#parts, this.#held, now);
    });
  }

  #count(uses: readonly Use[], now: number): Awaitable<void> {
    if (!this.#caller) throw new Error('Calls of nobody cannot be counted');
    const { ledgers, meters, isRehearsal } = this.#limiter;
    this.#counted = true;
    return chain(ledgers.of(this.#caller, now), (ledger) => {
      const parts = partsOf(ledger, uses);
      this.#parts = parts;
      this.#held = isRehearsal ? meters.look(parts, now) : meters.add(parts, now);
    });
  }

  /** @throws GraphError of the narrowest limit that was reached */
  #refuse(): void {
    for (let i = 0; i < this.#parts.length; i++) {
      const { account } = this.#parts[i] as AccountPart;
      if (account.refuses(this.#held[i] as WindowCount)) throw new GraphError(account.limit.error);
    }
  }

  /** @throws GraphError `rateLimit` (613) */
  #takeBursts(now: number): void {
    const { meters, policy, isRehearsal } = this.#limiter;
    for (const { business, burst, inBurst } of this.#parts) {
      if (!business || burst === undefined) continue;
      const rule = policy.bursts[burst];
      const key = `${burst} ${business.burst}`;
      const isThrough = isRehearsal
        ? meters.hasRoom(key, rule, inBurst, now)
        : meters.take(key, rule, inBurst, now);
      if (!isThrough) throw new GraphError(rule.error);
    }
  }
}
