import { GraphError } from '../graph/errors/error.ts';
import type { AppRow } from '../store/directory.ts';
import { createCode, redeemCode } from './codes.ts';
import type { AccessDeps } from './deps.ts';
import { issueLoginToken, issueToken } from './issue.ts';
import { DATA_ACCESS, LONG_LIFE } from './life.ts';
import { type TokenFacts, tokenFacts } from './token-facts.ts';
import { problemOf, requireUnrevoked } from './token-problem.ts';
import { tokenText } from './token-text.ts';

/** A token that was handed out. */
export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds; absent: never expires. */
  readonly expires_in?: number;
}

/** `client_credentials`: the app's own token. Nothing is kept of it; it ends with the secret. */
export function appToken({ vault }: AccessDeps, app: AppRow): TokenAnswer {
  const secret = vault.unseal(app.secret);
  return { access_token: `${app.id}|${vault.appTokenPart(app.id, secret)}` };
}

/** What it takes to exchange a code: the redirect_uri that it was given for. */
export interface CodeExchange {
  readonly code: string;
  readonly redirect: string;
  /** Whether the app brought its secret, without which only a client's code is good. */
  readonly withSecret: boolean;
}

/**
 * A login code for a user token: short-lived from the dialog, long-lived from `client_code`.
 * @throws GraphError of codes.ts
 */
export function exchangeCode(
  { store, vault, clock, random }: AccessDeps,
  app: AppRow,
  { code, redirect, withSecret }: CodeExchange,
): Promise<TokenAnswer> {
  return store.transaction(async (tx) => {
    const issued = clock.now();
    const kinds = withSecret ? (['login', 'client'] as const) : (['client'] as const);
    const row = await redeemCode(tx, vault, { code, app: app.id, redirect, kinds }, issued);
    const longLived = row.kind === 'client';
    const { no, life } = await issueLoginToken(tx, random, row, { issued, longLived });
    return { access_token: tokenText({ kind: 'user', no }, vault), expires_in: life / 1000 };
  });
}

/**
 * `fb_exchange_token`: a token of 60 days for a user token, and for a Page token one without an end.
 * @throws GraphError what the token is refused with (190), `tokenOfOtherApp`, `userTokenRequired`
 */
export async function exchangeToken(
  deps: AccessDeps,
  app: AppRow,
  token: string,
): Promise<TokenAnswer> {
  const { store, vault, clock, random } = deps;
  const issued = clock.now();
  const facts = await goodToken(deps, app, token);
  const { row } = facts;
  if (row?.kind !== 'user' && row?.kind !== 'page') throw new GraphError('userTokenRequired');
  const no = await store.transaction(async (tx) => {
    await requireUnrevoked(tx, row);
    return issueToken(tx, random, {
      ...row,
      issued,
      expires: row.kind === 'page' ? undefined : issued + LONG_LIFE,
      dataAccess: row.user === undefined ? undefined : (row.dataAccess ?? issued + DATA_ACCESS),
      longLived: true,
    });
  });
  if (row.kind === 'page') return { access_token: tokenText({ kind: 'page', no }, vault) };
  if (facts.page) {
    return { access_token: tokenText({ kind: 'derived', no, page: facts.page.no }, vault) };
  }
  return { access_token: tokenText({ kind: 'user', no }, vault), expires_in: LONG_LIFE / 1000 };
}

/**
 * `/oauth/client_code`: a code by which a client gets a long-lived token of its own.
 * @throws GraphError what the token is refused with (190), `tokenOfOtherApp`, `userTokenRequired`
 */
export async function issueClientCode(
  deps: AccessDeps,
  app: AppRow,
  { token, redirect }: { readonly token: string; readonly redirect: string },
): Promise<string> {
  const { store, vault, clock } = deps;
  const { kind, row } = await goodToken(deps, app, token);
  if (kind !== 'user' || !row) throw new GraphError('userTokenRequired');
  const { user, scopes } = row;
  const code = { kind: 'client', app: app.id, user, redirect, scopes } as const;
  return store.transaction(async (tx) => {
    await requireUnrevoked(tx, row);
    return createCode(tx, vault, code, clock.now());
  });
}

async function goodToken(deps: AccessDeps, app: AppRow, token: string): Promise<TokenFacts> {
  const now = deps.clock.now();
  const facts = await tokenFacts(token, deps, now);
  if (!facts) throw new GraphError('tokenUnreadable');
  const problem = problemOf(facts, now);
  if (problem) throw problem;
  if (facts.app.id !== app.id) throw new GraphError('tokenOfOtherApp', { app: app.id });
  return facts;
}
