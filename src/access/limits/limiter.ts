import type { Stopwatch } from '../../config/stopwatch.ts';
import { GraphError } from '../../graph/error.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { Ledgers } from './ledger.ts';
import type { Meters } from './meters.ts';
import { type Part, partsOf } from './parts.ts';
import type { Policy } from './policy.ts';
import { type Charged, usageHeaders } from './usage.ts';
import type { Use } from './use.ts';

/** What a limiter is made of. */
export interface LimiterDeps {
  readonly store: Store;
  readonly meters: Meters;
  readonly stopwatch: Stopwatch;
  readonly policy: Policy;
}

/** Counts every call and refuses those over a limit, where limits are on (protocol.md 10). */
export class Limiter {
  readonly #deps: LimiterDeps;
  readonly #ledgers: Ledgers;

  constructor(deps: LimiterDeps) {
    this.#deps = deps;
    this.#ledgers = new Ledgers(deps.store, deps.policy);
  }

  /** Begins to time a request. */
  begin(): Visit {
    return new Visit(this.#deps, this.#ledgers);
  }
}

/** A request that named nothing that could be called, only who asks. */
const NOTHING_FOUND: readonly Use[] = [{ id: '', useCase: 'pages', conversations: false }];

/** One request as the limits see it: from its beginning, over its calls, to its usage headers. */
export class Visit {
  readonly #deps: LimiterDeps;
  readonly #ledgers: Ledgers;
  readonly #elapsed: number;
  readonly #cpu: number;
  #caller: Caller | undefined;
  #charged: readonly Charged[] | undefined;

  constructor(deps: LimiterDeps, ledgers: Ledgers) {
    this.#deps = deps;
    this.#ledgers = ledgers;
    this.#elapsed = deps.stopwatch.elapsed();
    this.#cpu = deps.stopwatch.cpu();
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
  async charge(uses: readonly Use[], now: number): Promise<void> {
    const charged = await this.#count(uses, now);
    const full = charged.find(({ part, held }) => part.account.refuses(held));
    if (full) throw new GraphError(full.part.account.limit.error);
    for (const { part } of charged) await this.#takeConversations(part, now);
  }

  /**
   * The usage headers of the answer, with the time it took until now; none when it is not known
   * who asks.
   * @param now epoch milliseconds
   */
  async headers(now: number): Promise<readonly string[]> {
    if (!this.#caller) return [];
    const charged = this.#charged ?? (await this.#count(NOTHING_FOUND, now));
    const { meters, stopwatch } = this.#deps;
    const spent = {
      cpu: Math.round(stopwatch.cpu() - this.#cpu),
      elapsed: Math.round(stopwatch.elapsed() - this.#elapsed),
    };
    await meters.spend(
      charged.map(({ part }) => part.account.meter),
      spent,
      now,
    );
    return usageHeaders(charged, now);
  }

  async #count(uses: readonly Use[], now: number): Promise<readonly Charged[]> {
    if (!this.#caller) throw new Error('Calls of nobody cannot be counted');
    const known = this.#ledgers.of(this.#caller, now);
    const ledger = known instanceof Promise ? await known : known;
    const parts = partsOf(ledger, uses);
    const held = await this.#deps.meters.add(
      parts.map(({ account, calls }) => ({ meter: account.meter, calls })),
      now,
    );
    this.#charged = parts.flatMap((part, i) => {
      const its = held[i];
      return its ? [{ part, held: its }] : [];
    });
    return this.#charged;
  }

  /** @throws GraphError `rateLimit` (613) */
  async #takeConversations({ account, business, conversations }: Part, now: number): Promise<void> {
    if (!business || conversations === 0 || !account.enforced) return;
    const { meters, policy } = this.#deps;
    const rule = policy.conversations;
    if (await meters.take(business.burst, rule, conversations, now)) return;
    throw new GraphError(rule.error);
  }
}
