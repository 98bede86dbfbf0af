import { grant } from '../access/authorization.ts';
import type { AccessDeps } from '../access/deps.ts';
import { issueToken } from '../access/issue.ts';
import { DATA_ACCESS, INSTAGRAM_SHORT_LIFE, LONG_LIFE, SHORT_LIFE } from '../access/life.ts';
import { INSTAGRAM_SCOPES, SCOPES, TASKS } from '../access/scopes.ts';
import { readTokenText, tokenText } from '../access/token-text.ts';
import { TOKEN_TYPES } from '../access/token-type.ts';
import type {
  AppRow,
  Directory,
  NewTokenRow,
  PageRow,
  TokenKind,
  TokenRow,
  UserRow,
} from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { appNamed, onlyApp } from './apps.ts';
import { checkWords } from './checks.ts';
import { AdminError } from './error.ts';
import { pageNamed } from './pages.ts';
import type { ValueOf } from './schema.ts';
import type { NewToken, Token } from './tokens/token.ts';
import { userNamed } from './users.ts';

/** Fifty years: what is longer was meant in other units, or never to end. */
const LONGEST_LIFE = 50 * 365 * 86_400;

export interface TokenSpec {
  readonly kind: TokenKind;
  /** Id or name of the app it belongs to; the only one there is when not given. */
  readonly appId?: string | undefined;
  /** Of a user or system user token; of a Page access token, the person it follows, if any. */
  readonly userId?: string | undefined;
  /** Of a Page access token, or the account of an Instagram-login token: what `findPage` takes. */
  readonly pageId?: string | undefined;
  /** All when not given. An app token has none. */
  readonly scopes?: readonly string[] | undefined;
  /** All when not given. Only a Page access token has tasks: a user's come from the roles. */
  readonly tasks?: readonly string[] | undefined;
  /** Seconds; negative: already expired; undefined: never. */
  readonly expiresIn?: number | undefined;
  /**
   * As the platform would have given it: a user token of 90 minutes or 60 days, an Instagram-login
   * token of one hour or 60 days. Its person has just logged in.
   */
  readonly life?: 'short' | 'long' | undefined;
}

/** A token with its text, which is kept nowhere. */
export type NewTokenInfo = Omit<ValueOf<typeof NewToken>, 'id'> & { readonly no: number };

type TokenFacts = Omit<NewTokenInfo, 'no' | 'access_token'>;

/**
 * Creates a token.
 * @throws AdminError
 */
export async function createToken(deps: AccessDeps, spec: TokenSpec): Promise<NewTokenInfo> {
  refuseSenseless(spec);
  return deps.store.transaction((tx) => addToken(tx, deps, spec));
}

/** {@link createToken} within a transaction. */
export async function addToken(
  tx: Transaction,
  { vault, clock, random }: Pick<AccessDeps, 'vault' | 'clock' | 'random'>,
  spec: TokenSpec,
): Promise<NewTokenInfo> {
  const { kind } = spec;
  const scopes = scopesOf(spec);
  const tasks = kind === 'page' ? checkWords('task', spec.tasks, TASKS) : [];
  const { app, user, page } = await partiesOf(tx.reader, spec);
  const row = {
    kind,
    app: app.id,
    user: user?.id,
    page: page?.no,
    scopes,
    tasks,
    ...lifeOf(spec, clock.now()),
  };
  const no = await issueToken(tx, random, row);
  if (user && kind !== 'system') await grant(tx, { app: app.id, user: user.id }, scopes);
  return { no, access_token: tokenText({ kind, no }, vault), ...factsOf(row, page?.id) };
}

function scopesOf({ kind, scopes }: TokenSpec): readonly string[] {
  if (kind === 'app') return [];
  if (kind === 'instagram') return checkWords('scope', scopes, INSTAGRAM_SCOPES);
  return checkWords('scope', scopes, SCOPES);
}

function lifeOf(
  { kind, life, expiresIn }: TokenSpec,
  issued: number,
): Pick<NewTokenRow, 'issued' | 'expires' | 'dataAccess' | 'longLived'> {
  if (life === undefined) {
    const expires = expiresIn === undefined ? undefined : endOf(expiresIn, issued);
    // Without an end there is nothing for `fb_exchange_token` to lengthen, and all to refresh.
    return { issued, expires, dataAccess: undefined, longLived: expires === undefined };
  }
  const longLived = life === 'long';
  const short = kind === 'instagram' ? INSTAGRAM_SHORT_LIFE : SHORT_LIFE;
  const dataAccess = kind === 'user' ? issued + DATA_ACCESS : undefined;
  return { issued, expires: issued + (longLived ? LONG_LIFE : short), dataAccess, longLived };
}

/**
 * Revokes a token; one that was revoked already stays so.
 * @param textOrNo its text or its id
 * @throws AdminError when there is none such, or it was derived from a user token
 */
export async function revokeToken(deps: AccessDeps, textOrNo: string): Promise<{ no: number }> {
  const { store, vault, clock } = deps;
  const ref = readTokenText(textOrNo, vault);
  if (ref?.kind === 'derived') {
    throw new AdminError(
      `This Page access token comes from a user token and ends with it: revoke that one, ${ref.no}.`,
    );
  }
  const { no } = await store.transaction(async ({ directory, reader }) => {
    const row = await tokenOf(reader, ref ? String(ref.no) : textOrNo, textOrNo);
    await directory.tokens.revoke(row.no, clock.now());
    return row;
  });
  return { no };
}

/**
 * The token of an id.
 * @param said as it was asked for
 * @throws AdminError
 */
export async function tokenOf(reader: Directory, id: string, said = id): Promise<TokenRow> {
  const row = /^\d{1,15}$/.test(id) ? await reader.tokens.byNo(Number(id)) : undefined;
  if (row) return row;
  throw new AdminError('There is no such token: `npx convograph token list` shows the ids.', {
    missing: said,
  });
}

/** What is told of a token. */
export async function infoOf(
  directory: Directory,
  row: TokenRow,
  now: number,
): Promise<ValueOf<typeof Token>> {
  const page = row.page === undefined ? undefined : await directory.pages.byNo(row.page);
  return {
    id: String(row.no),
    ...factsOf(row, page?.id),
    ...(row.user !== undefined && { user_id: row.user }),
    tasks: row.tasks,
    issued_at: Math.floor(row.issued / 1000),
    is_valid: row.revoked === undefined && (row.expires === undefined || row.expires > now),
    ...(row.revoked !== undefined && { revoked_at: Math.floor(row.revoked / 1000) }),
  };
}

function refuseSenseless({ kind, scopes, tasks, expiresIn, life }: TokenSpec): void {
  if (scopes && kind === 'app') throw new AdminError('An app token has no scopes.');
  if (tasks && kind !== 'page') {
    throw new AdminError(
      `Only a Page access token has tasks: ${kind === 'app' ? 'an app has none' : "a user's come with the role on a Page"}.`,
    );
  }
  if (life !== undefined && kind !== 'user' && kind !== 'instagram') {
    throw new AdminError('Only a user token or one of Instagram login is short- or long-lived.');
  }
  if (life !== undefined && expiresIn !== undefined) {
    throw new AdminError('A short- or long-lived token has its end already: say one of the two.');
  }
  if (expiresIn !== undefined) endOf(expiresIn, 0);
}

/**
 * When a life of so many seconds ends, in epoch milliseconds.
 * @throws AdminError
 */
export function endOf(seconds: number, now: number): number {
  if (Number.isInteger(seconds) && Math.abs(seconds) <= LONGEST_LIFE) return now + seconds * 1000;
  throw new AdminError('A token expires in a whole number of seconds, 50 years at most.');
}

async function partiesOf(
  reader: Directory,
  { kind, appId, userId, pageId }: TokenSpec,
): Promise<{ app: AppRow; user: UserRow | undefined; page: PageRow | undefined }> {
  const ofPage = kind === 'page' || kind === 'instagram';
  const page = ofPage ? await pageNamed(reader, pageId ?? '') : undefined;
  if (kind === 'instagram' && page?.instagramId === undefined) {
    throw new AdminError(
      `The Page ${page?.id} has no Instagram account: link one with \`npx convograph page set ${page?.id} --instagram USERNAME\`.`,
    );
  }
  const ofUser = kind === 'user' || kind === 'system' || (kind === 'page' && userId !== undefined);
  const user = ofUser ? await userNamed(reader, userId ?? '') : undefined;
  if (page && user && !(await reader.users.roleOf(page.no, user.id))) {
    throw new AdminError(
      `"${user.name}" has no role on the Page ${page.id}: give one with \`npx convograph user set ${user.id} --page ${page.id}\`.`,
    );
  }
  const app = appId === undefined ? await onlyApp(reader) : await appNamed(reader, appId);
  return { app, user, page };
}

const factsOf = (row: Omit<NewTokenRow, 'no'>, pageId: string | undefined): TokenFacts => ({
  type: TOKEN_TYPES[row.kind],
  app_id: row.app,
  ...(pageId !== undefined && { page_id: pageId }),
  scopes: row.scopes,
  expires_at: row.expires === undefined ? 0 : Math.floor(row.expires / 1000),
});
