import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Stopwatch } from '../../base/stopwatch.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { Ledgers } from './ledger.ts';
import type { Meters } from './meters.ts';
import { type AccountPart, partsOf } from './parts.ts';
import type { Policy } from './policy.ts';
import { RehearsedMeters } from './rehearsed-meters.ts';
import { Timer, type Timing } from './timer.ts';
import { usageHeaders } from './usage.ts';
import type { Use } from './use.ts';
import type { WindowCount } from './window.ts';

/** What a limiter is made of. */
export interface LimiterDeps {
  readonly store: Store;
  readonly meters: Meters;
  readonly stopwatch: Stopwatch;
  readonly policy: Policy;
}

/** What the visits of one limiter share. */
interface Desk {
  readonly ledgers: Ledgers;
  readonly meters: Meters;
  readonly timer: Timer;
  readonly policy: Policy;
}

/** Counts every call and refuses those over a limit, where limits are on (wire.md 10). */
export class Limiter {
  readonly #desk: Desk;
  readonly #deps: LimiterDeps;
  #rehearsal: Limiter | undefined;

  constructor(deps: LimiterDeps) {
    const { store, meters, stopwatch, policy } = deps;
    const ledgers = new Ledgers(store, policy);
    this.#desk = { ledgers, meters, timer: new Timer(stopwatch), policy };
    this.#deps = deps;
  }

  /** The same limits for calls that are none: refused as they would be, and never counted. */
  rehearsal(): Limiter {
    const meters = new RehearsedMeters(this.#deps.meters);
    this.#rehearsal ??= new Limiter({ ...this.#deps, meters });
    return this.#rehearsal;
  }

  /** Begins to time a request. */
  begin(): Visit {
    return new Visit(this.#desk);
  }
}

/** A request that named nothing that could be called, only who asks. */
const NOTHING_FOUND: readonly Use[] = [{ id: '', useCase: 'pages', conversations: false }];
const NOTHING_OF_INSTAGRAM: readonly Use[] = [
  { id: '', useCase: 'instagram', conversations: false },
];

/** One request as the limits see it: from its beginning, over its calls, to its usage headers. */
export class Visit {
  readonly #desk: Desk;
  readonly #begun: Timing;
  #caller: Caller | undefined;
  #counted = false;
  #parts: readonly AccountPart[] = [];
  /** What the meters of the parts hold. */
  #held: readonly WindowCount[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#begun = desk.timer.begin();
  }

  /** Says whose request it is: from here on it is counted, whatever becomes of it. */
  meet(caller: Caller): void {
    this.#caller = caller;
  }

  /**
   * Counts the calls of a request. Those that are refused count too, so a client that goes on
   * asking waits longer; only the rule for conversations forgets what it refused.
   * @param now epoch milliseconds
   * @throws GraphError of the narrowest limit that was reached
   */
  charge(uses: readonly Use[], now: number): Awaitable<void> {
    return chain(this.#count(uses, now), () => {
      this.#refuse();
      // The narrowest account is a business use case's wherever this rule holds.
      return this.#parts[0]?.account.enforced ? this.#takeConversations(now) : undefined;
    });
  }

  /** Takes over what another visit was put down to, to tell of it: a batch that of its items. */
  include(other: Visit): void {
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
   * who asks. A visit of nobody's tells what it has included.
   * @param now epoch milliseconds
   */
  headers(now: number): Awaitable<readonly string[]> {
    if (!this.#caller) return usageHeaders(this.#parts, this.#held, now);
    const { meters, timer } = this.#desk;
    const found = this.#caller.kind === 'instagram' ? NOTHING_OF_INSTAGRAM : NOTHING_FOUND;
    return chain(this.#counted ? undefined : this.#count(found, now), () =>
      chain(meters.spend(this.#parts, timer.end(this.#begun), now), () =>
        usageHeaders(this.#parts, this.#held, now),
      ),
    );
  }

  #count(uses: readonly Use[], now: number): Awaitable<void> {
    if (!this.#caller) throw new Error('Calls of nobody cannot be counted');
    const { ledgers, meters } = this.#desk;
    this.#counted = true;
    return chain(ledgers.of(this.#caller, now), (ledger) => {
      this.#parts = partsOf(ledger, uses);
      return chain(meters.add(this.#parts, now), (held) => {
        this.#held = held;
      });
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
  async #takeConversations(now: number): Promise<void> {
    const { meters, policy } = this.#desk;
    const rule = policy.conversations;
    for (const { business, conversations } of this.#parts) {
      if (!business || conversations === 0) continue;
      const isTaken = await meters.take(business.burst, rule, conversations, now);
      if (!isTaken) throw new GraphError(rule.error);
    }
  }
}
