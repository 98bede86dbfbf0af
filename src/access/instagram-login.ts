import { GraphError } from '../graph/errors/error.ts';
import type { AppRow } from '../store/directory.ts';
import { redeemCode } from './codes.ts';
import type { AccessDeps } from './deps.ts';
import type { TokenAnswer } from './exchange.ts';
import { issueToken, PLAIN_TOKEN } from './issue.ts';
import { INSTAGRAM_SHORT_LIFE, LONG_LIFE, REFRESHABLE_AFTER } from './life.ts';
import { type TokenFacts, tokenFacts } from './token-facts.ts';
import { problemOf, requireUnrevoked } from './token-problem.ts';
import { tokenText } from './token-text.ts';

/** A token of an Instagram account, with what the login page says of it. */
export interface InstagramTokenAnswer extends TokenAnswer {
  readonly user_id: string;
  readonly permissions: readonly string[];
}

/**
 * A code of Instagram login for a token of one hour.
 * @throws GraphError of codes.ts; `instagramCodeInvalid` for what Instagram does not tell apart
 */
export function exchangeInstagramCode(
  { store, vault, clock, random }: AccessDeps,
  app: AppRow,
  { code, redirect }: { readonly code: string; readonly redirect: string },
): Promise<InstagramTokenAnswer> {
  return store.transaction(async (tx) => {
    const issued = clock.now();
    const bearer = { code, app: app.id, redirect, kinds: ['instagram'] } as const;
    const row = await redeemCode(tx, vault, bearer, issued).catch(asInstagramSays);
    const page = row.page === undefined ? undefined : await tx.reader.pages.byNo(row.page);
    if (!page?.instagramId) throw new GraphError('instagramCodeInvalid');
    const no = await issueToken(tx, random, {
      ...PLAIN_TOKEN,
      kind: 'instagram',
      app: app.id,
      page: page.no,
      scopes: row.scopes,
      issued,
      expires: issued + INSTAGRAM_SHORT_LIFE,
    });
    const access_token = tokenText({ kind: 'instagram', no }, vault);
    return { access_token, user_id: page.instagramId, permissions: row.scopes };
  });
}

/**
 * `ig_exchange_token`: a token of 60 days for one of an hour.
 * @param holds throws unless the caller brought the secret of the token's app
 * @throws GraphError what the token is refused with (190), `instagramSessionInvalid`,
 *   `instagramUnsupported` (100)
 */
export async function exchangeInstagramToken(
  deps: AccessDeps,
  token: string,
  holds: (app: AppRow) => void,
): Promise<TokenAnswer> {
  const { store, vault, clock, random } = deps;
  const { app, row } = await goodToken(deps, token);
  holds(app);
  if (row.longLived) throw new GraphError('instagramSessionInvalid');
  const issued = clock.now();
  const expires = issued + LONG_LIFE;
  const no = await store.transaction(async (tx) => {
    await requireUnrevoked(tx, row);
    return issueToken(tx, random, { ...row, issued, expires, longLived: true });
  });
  return {
    access_token: tokenText({ kind: 'instagram', no }, vault),
    expires_in: LONG_LIFE / 1000,
  };
}

/**
 * `ig_refresh_token`: another 60 days for a long-lived token that is a day old; it stays the same.
 * @throws GraphError what the token is refused with (190), `instagramSessionInvalid`,
 *   `instagramUnsupported` (100)
 */
export async function refreshInstagramToken(deps: AccessDeps, token: string): Promise<TokenAnswer> {
  const { store, clock } = deps;
  const { row } = await goodToken(deps, token);
  const now = clock.now();
  if (!row.longLived || now - row.issued < REFRESHABLE_AFTER) {
    throw new GraphError('instagramSessionInvalid');
  }
  await store.transaction(({ directory }) => directory.tokens.putExpiry(row.no, now + LONG_LIFE));
  return { access_token: token, expires_in: LONG_LIFE / 1000 };
}

type InstagramFacts = TokenFacts & { readonly row: NonNullable<TokenFacts['row']> };

async function goodToken(deps: AccessDeps, token: string): Promise<InstagramFacts> {
  const now = deps.clock.now();
  const facts = await tokenFacts(token, deps, now);
  if (facts?.kind !== 'instagram' || !facts.row) throw new GraphError('tokenUnreadable');
  const problem = problemOf(facts, now);
  if (problem) throw problem;
  // Codes are exchanged all the same: it is the token that is good for nothing (wire.md 13.2, 26).
  if (facts.outside) throw new GraphError('instagramUnsupported', { method: 'get' });
  return facts as InstagramFacts;
}

/** Instagram has one answer for every code that is no good, but for another redirect_uri. */
function asInstagramSays(error: unknown): never {
  const known = error instanceof GraphError && error.entry.subcode !== 36008;
  throw known ? new GraphError('instagramCodeInvalid') : error;
}
