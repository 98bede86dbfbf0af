import type { Account } from './account.ts';
import type { Business, Ledger } from './ledger.ts';
import type { Entry, Meter } from './meters.ts';
import type { BurstKind } from './policy.ts';
import type { Use } from './use.ts';

/** What a request adds to one account. */
export interface AccountPart extends Entry {
  readonly of: 'business' | 'page' | 'user' | 'app';
  readonly account: Account;
  readonly meter: Meter;
  calls: number;
  /** How many of the calls are the Conversations API's, or sends: of one request never both. */
  inBurst: number;
  burst: BurstKind | undefined;
  readonly business: Business | undefined;
}

/** Parts of requests of one call with a Page token: nearly all requests, and ever the same. */
const kept = new WeakMap<Business, Partial<Record<BurstKind | 'other', readonly AccountPart[]>>>();

/**
 * What a request's calls add to which accounts, the narrowest first: where several limits are
 * reached, that one is told. A Page token's calls are a business use case's (wire.md 10); the
 * accounts of its app and Page only show them.
 */
export function partsOf(ledger: Ledger, uses: readonly Use[]): readonly AccountPart[] {
  const [first] = uses;
  const business = first && uses.length === 1 ? ledger.business?.[first.useCase] : undefined;
  if (!first || !business) return makeParts(ledger, uses);
  let known = kept.get(business);
  if (!known) {
    known = {};
    kept.set(business, known);
  }
  const kind = first.burst ?? 'other';
  known[kind] ??= makeParts(ledger, uses);
  return known[kind];
}

function makeParts(ledger: Ledger, uses: readonly Use[]): AccountPart[] {
  const parts: AccountPart[] = [];
  const add = (
    of: AccountPart['of'],
    account: Account,
    calls: number,
    business?: Business,
  ): AccountPart => {
    let part = parts.find((each) => each.account === account);
    if (!part) {
      part = {
        of,
        account,
        meter: account.meter,
        calls: 0,
        inBurst: 0,
        burst: undefined,
        business,
      };
      parts.push(part);
    }
    part.calls += calls;
    return part;
  };
  for (const { id, useCase, burst } of uses) {
    const business = ledger.business?.[useCase];
    const page = ledger.pages.get(id);
    if (business) {
      const part = add('business', business.account, 1, business);
      if (burst) {
        part.burst = burst;
        part.inBurst++;
      }
    } else if (page) {
      add('page', page, 1);
    }
  }
  const [own] = ledger.pages.values();
  if (ledger.business && own) add('page', own, uses.length);
  if (ledger.user) add('user', ledger.user, uses.length);
  add('app', ledger.app, uses.length);
  return parts;
}
