import type { PageRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { Account } from './account.ts';
import { COUNT_LIVES, HeadCounts } from './head-counts.ts';
import type { Limit, Policy, UseCase } from './policy.ts';

/** A business use case of one app for one Page, or for its Instagram account. */
export interface Business {
  readonly type: UseCase;
  /** The id its usage is told under. */
  readonly object: string;
  readonly account: Account;
  /** Key of the counts of calls of the Conversations API, and of sends, behind their names. */
  readonly burst: string;
}

/** Every account that a caller's calls can be put down to. */
export interface Ledger {
  readonly app: Account;
  /** The person behind a user token; a Page token's calls are not counted as a person's. */
  readonly user: Account | undefined;
  /** Pages by each of their ids: a Page token's own, or those of a user's roles. */
  readonly pages: ReadonlyMap<string, Account>;
  /** Of a Page token: business use cases, which win over the platform's limits. */
  readonly business: Readonly<Record<UseCase, Business>> | undefined;
}

interface LedgerEntry {
  readonly ledger: Ledger;
  readonly generation: number;
  readonly revision: number;
  readonly at: number;
}

/** Makes ledgers and keeps them while directory and Page stay as they are, for a minute at most. */
export class Ledgers {
  readonly #store: Store;
  readonly #policy: Policy;
  readonly #heads: HeadCounts;
  readonly #kept = new WeakMap<Caller, LedgerEntry>();

  constructor(store: Store, policy: Policy) {
    this.#store = store;
    this.#policy = policy;
    this.#heads = new HeadCounts(store);
  }

  /** @param now epoch milliseconds */
  of(caller: Caller, now: number): Ledger | Promise<Ledger> {
    const generation = this.#store.generation();
    const revision = caller.page ? this.#store.revision(caller.page.no) : 0;
    const known = this.#kept.get(caller);
    const isSame = known?.generation === generation && known.revision === revision;
    if (isSame && Math.abs(now - known.at) < COUNT_LIVES) return known.ledger;
    return this.#make(caller, now).then((ledger) => {
      this.#kept.set(caller, { ledger, generation, revision, at: now });
      return ledger;
    });
  }

  async #make(caller: Caller, now: number): Promise<Ledger> {
    const { app, page, user } = caller;
    const { users, limited } = await this.#heads.reachOfApp(app.id, now);
    const rows = page ? [page] : await this.#pagesOf(caller);
    const binding = page === undefined;
    const enforced = user ? rows.some(isLimited) : limited;
    return {
      app: this.#account(this.#policy.app, `app ${app.id}`, users, { binding, enforced }),
      user:
        binding && user
          ? this.#account(this.#policy.user, `user ${user.id}`, 1, { binding, enforced })
          : undefined,
      pages: new Map(rows.flatMap((row) => this.#page(row, binding))),
      business: page && {
        messenger: await this.#business('messenger', 'MESSENGER', page, app.id, now),
        instagram: await this.#business('instagram', 'INSTAGRAM', page, app.id, now),
        pages: await this.#business('pages', 'MESSENGER', page, app.id, now),
      },
    };
  }

  async #pagesOf({ roles }: Caller): Promise<PageRow[]> {
    const rows: PageRow[] = [];
    for (const role of roles) {
      const row = await this.#store.directory.pages.byNo(role.page);
      if (row) rows.push(row);
    }
    return rows;
  }

  #page(row: PageRow, binding: boolean): (readonly [string, Account])[] {
    const state = { binding, enforced: isLimited(row) };
    const account = this.#account(this.#policy.page, `page ${row.no}`, 1, state);
    const ids = [row.id, ...(row.instagramId === undefined ? [] : [row.instagramId])];
    return ids.map((id) => [id, account] as const);
  }

  async #business(
    type: UseCase,
    platform: Platform,
    page: PageRow,
    app: string,
    now: number,
  ): Promise<Business> {
    const heads = await this.#heads.engaged(page.no, platform, now);
    const state = { binding: true, enforced: isLimited(page) };
    const object = platform === 'INSTAGRAM' ? (page.instagramId ?? page.id) : page.id;
    const key = `${type} ${page.no} ${app}`;
    return {
      type,
      object,
      account: this.#account(this.#policy.business[type], key, heads, state),
      burst: key,
    };
  }

  #account(
    limit: Limit,
    key: string,
    heads: number,
    state: { readonly binding: boolean; readonly enforced: boolean },
  ): Account {
    return new Account({ key, limit, heads, timeOfCall: this.#policy.timeOfCall, ...state });
  }
}

const isLimited = ({ limits }: PageRow): boolean => limits === 'on';
