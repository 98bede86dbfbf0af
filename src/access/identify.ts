import { createHmac } from 'node:crypto';
import { GraphError } from '../graph/errors/error.ts';
import type { Store } from '../store/store.ts';
import { isInsiderRole } from './app-review.ts';
import type { Caller } from './caller.ts';
import { instagramSecretOf } from './client.ts';
import { type TokenFacts, tokenFacts } from './token-facts.ts';
import { problemOf } from './token-problem.ts';
import { sameText, type Vault } from './vault.ts';

/** Whoever wants to know of a token what it is, also of one that is good no longer. */
export interface TokenWatch {
  identified(facts: TokenFacts, problem: GraphError | undefined): void;
}

interface KnownCaller {
  readonly caller: Caller;
  /** From when up to when it is the same, as long as the directory is: epoch ms, or infinite. */
  readonly since: number;
  readonly until: number;
  /** The proof of the token alone, once it was asked for. */
  proof?: string;
}

/** Callers kept ready; each is under 2 KB beside the rows it shares. */
const MOST_KNOWN = 2_000;

/**
 * Answers who is asking. A caller is looked up once and kept while the directory does not change and
 * no time comes, or comes back, at which the clock alone makes another of it.
 */
export class Identifier {
  readonly #store: Store;
  readonly #vault: Vault;
  readonly #known = new Map<string, KnownCaller>();
  #generation = -1;

  constructor(store: Store, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /**
   * The caller behind a token.
   * @param now epoch milliseconds
   * @param watch is told of a token that is good no longer, in place of the error
   * @param refused is told whose it was before the error is thrown
   * @throws GraphError `tokenUnreadable`, or what has befallen the token (190, token-problem.ts)
   */
  identify(
    token: string,
    now: number,
    watch?: TokenWatch,
    refused?: (caller: Caller) => void,
  ): Caller | Promise<Caller> {
    const generation = this.#store.generation();
    if (generation !== this.#generation) {
      this.#known.clear();
      this.#generation = generation;
    }
    const known = this.#known.get(token);
    if (known && !watch && known.since <= now && now < known.until) return known.caller;
    return this.#meet(token, now, generation, watch, refused);
  }

  async #meet(
    token: string,
    now: number,
    generation: number,
    watch: TokenWatch | undefined,
    refused: ((caller: Caller) => void) | undefined,
  ): Promise<Caller> {
    const sources = { store: this.#store, vault: this.#vault };
    const facts = await tokenFacts(token, sources, now);
    if (!facts) throw new GraphError('tokenUnreadable');
    const problem = problemOf(facts, now);
    watch?.identified(facts, problem);
    if (problem && watch) return callerOf(token, facts);
    if (problem) {
      refused?.(callerOf(token, facts));
      throw problem;
    }
    const known = { caller: callerOf(token, facts), ...sameFor(facts, now) };
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    if (generation === this.#generation) this.#known.set(token, known);
    return known.caller;
  }

  /**
   * Checks `appsecret_proof`, in its newer form over `token|appsecret_time` (wire.md 1.5). One
   * beside an app token is passed over: it may be that of a token that is asked about, as clients
   * send it to debug_token, and the app token shows the secret itself (wire.md 13.3 m).
   * @throws GraphError `proofInvalid`, `proofRequired` when there is none and the app wants one (100)
   */
  checkProof(caller: Caller, proof: string | undefined, time: string | undefined): void {
    if (caller.kind === 'app') return;
    if (proof === undefined) {
      if (needsProof(caller)) throw new GraphError('proofRequired');
      return;
    }
    const right =
      time === undefined ? this.proofOf(caller) : this.#hmac(caller, `${caller.token}|${time}`);
    if (!sameText(right, proof)) throw new GraphError('proofInvalid');
  }

  /**
   * The proof of a token. Without a time it is the same for every request: it costs as much as reading a
   * message.
   */
  proofOf(caller: Caller): string {
    const known = this.#known.get(caller.token);
    if (known?.caller !== caller) return this.#hmac(caller, caller.token);
    known.proof ??= this.#hmac(caller, caller.token);
    return known.proof;
  }

  #hmac(caller: Caller, message: string): string {
    const { app, kind } = caller;
    const secret = this.#vault.unseal(kind === 'instagram' ? instagramSecretOf(app) : app.secret);
    return createHmac('sha256', secret).update(message).digest('hex');
  }
}

/**
 * A client token is sent from where no secret is, so no proof can be made there; an app token is
 * its own.
 */
export const needsProof = ({ app, kind }: Caller): boolean =>
  app.requireProof && kind !== 'client' && kind !== 'app';

/** The caller that a token stands for, whether it is still good or not. */
function callerOf(token: string, facts: TokenFacts): Caller {
  const { kind, app, user, page, roles, row, appRole } = facts;
  return {
    kind: kind === 'system' ? 'user' : kind,
    token,
    app,
    user,
    // A system user belongs to the business that owns the app.
    insider: !user || row?.kind === 'system' || isInsiderRole(appRole),
    outside: facts.outside,
    page,
    scopes: new Set(facts.scopes),
    tasks: new Set(kind === 'page' ? facts.tasks : []),
    roles: kind === 'user' || kind === 'system' ? roles : [],
    no: row?.no ?? 0,
    isDerived: kind === 'page' && row?.kind !== 'page',
  };
}

/**
 * From when up to when the clock makes nothing else of a token: it ends, its data access does, and
 * each scope that its person granted lapses by itself.
 */
function sameFor(
  { expires, dataAccess, permissions }: TokenFacts,
  now: number,
): Pick<KnownCaller, 'since' | 'until'> {
  let since = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const at of [expires, dataAccess, ...permissions.map(({ lapses }) => lapses)]) {
    if (at === undefined) continue;
    if (at > now) until = Math.min(until, at);
    else since = Math.max(since, at);
  }
  return { since, until };
}
