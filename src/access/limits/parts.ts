import type { Account } from './account.ts';
import type { Business, Ledger } from './ledger.ts';
import type { Use } from './use.ts';

/** What a request adds to one account. */
export interface Part {
  readonly account: Account;
  readonly of: 'business' | 'page' | 'user' | 'app';
  calls: number;
  /** How many of the calls are the Conversations API's. */
  conversations: number;
  readonly business: Business | undefined;
}

/**
 * What a request's calls add to which accounts, the narrowest first: where several limits are
 * reached, that one is told. A Page token's calls are a business use case's (protocol.md 10); the
 * accounts of its app and Page only show them.
 */
export function partsOf(ledger: Ledger, uses: readonly Use[]): Part[] {
  const parts: Part[] = [];
  const add = (
    of: Part['of'],
    account: Account,
    conversations: boolean,
    calls = 1,
    business?: Business,
  ): void => {
    const known = parts.find((part) => part.account === account);
    if (!known) {
      parts.push({ account, of, calls, conversations: conversations ? calls : 0, business });
      return;
    }
    known.calls += calls;
    if (conversations) known.conversations += calls;
  };
  if (ledger.business) {
    for (const { useCase, conversations } of uses) {
      const business = ledger.business[useCase];
      add('business', business.account, conversations, 1, business);
    }
    const [own] = ledger.pages.values();
    if (own) add('page', own, false, uses.length);
  } else {
    for (const { id } of uses) {
      const page = ledger.pages.get(id);
      if (page) add('page', page, false);
    }
  }
  if (ledger.user) add('user', ledger.user, false, uses.length);
  add('app', ledger.app, false, uses.length);
  return parts;
}
