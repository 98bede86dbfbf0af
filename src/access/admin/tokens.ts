import type { AppRow, Directory, PageRow, TokenRow, UserRow } from '../../store/directory.ts';
import { SCOPES, TASKS } from '../scopes.ts';
import { readTokenText, tokenText } from '../token-text.ts';
import { appNamed, onlyApp } from './apps.ts';
import { checkWords } from './checks.ts';
import { type AdminDeps, AdminError } from './deps.ts';
import { pageNamed } from './pages.ts';
import { userNamed } from './users.ts';

/** Fifty years: what is longer was meant in other units, or never to end. */
const LONGEST_LIFE = 50 * 365 * 86_400;

export interface TokenSpec {
  readonly kind: 'page' | 'user' | 'app';
  /** Id or name of the app it belongs to; the only one there is when not given. */
  readonly appId?: string | undefined;
  /** Of a user token. */
  readonly userId?: string | undefined;
  /** Of a Page access token: what `findPage` takes. */
  readonly pageId?: string | undefined;
  /** All when not given. An app token has none. */
  readonly scopes?: readonly string[] | undefined;
  /** All when not given. Only a Page access token has tasks: a user's come from the roles. */
  readonly tasks?: readonly string[] | undefined;
  /** Seconds; negative: already expired; undefined: never. */
  readonly expiresIn?: number | undefined;
}

/** What is told of a token, by debug_token's names (protocol.md 6). */
interface TokenFacts {
  readonly type: 'PAGE' | 'USER' | 'APP';
  readonly app_id: string;
  /** Of a Page access token. */
  readonly page_id?: string;
  readonly scopes: readonly string[];
  /** Unix seconds, 0: never. */
  readonly expires_at: number;
}

/** A token with its text, which is kept nowhere. */
export interface NewToken extends TokenFacts {
  readonly no: number;
  readonly access_token: string;
}

/** A token as lists show it: never its text. */
export interface TokenInfo extends TokenFacts {
  readonly id: string;
  readonly user_id?: string;
  readonly tasks: readonly string[];
  /** Unix seconds. */
  readonly issued_at: number;
  /** Neither expired nor revoked. */
  readonly is_valid: boolean;
  /** Unix seconds; absent while it is not revoked. */
  readonly revoked_at?: number;
}

/**
 * Creates a token.
 * @throws AdminError
 */
export async function createToken(deps: AdminDeps, spec: TokenSpec): Promise<NewToken> {
  const { store, vault, clock, random } = deps;
  const { kind, expiresIn } = spec;
  refuseSenseless(spec);
  const scopes = kind === 'app' ? [] : checkWords('scope', spec.scopes, SCOPES);
  const tasks = kind === 'page' ? checkWords('task', spec.tasks, TASKS) : [];
  return store.transaction(async ({ directory, reader }) => {
    const { app, user, page } = await partiesOf(reader, spec);
    let no = Number(random.digits(12));
    while (await reader.tokenByNo(no)) no = Number(random.digits(12));
    const issued = clock.now();
    const row = {
      no,
      kind,
      app: app.id,
      user: user?.id,
      page: page?.no,
      scopes,
      tasks,
      issued,
      expires: expiresIn === undefined ? undefined : issued + expiresIn * 1000,
    };
    await directory.addToken(row);
    return { no, access_token: tokenText({ kind, no }, vault), ...factsOf(row, page?.id) };
  });
}

/**
 * Revokes a token; one that was revoked already stays so.
 * @param textOrNo its text or its id
 * @throws AdminError when there is none such, or it was derived from a user token
 */
export async function revokeToken(deps: AdminDeps, textOrNo: string): Promise<{ no: number }> {
  const { store, vault, clock } = deps;
  const ref = readTokenText(textOrNo, vault);
  if (ref?.kind === 'derived') {
    throw new AdminError(
      `This Page access token comes from a user token and ends with it: revoke that one, ${ref.no}.`,
    );
  }
  const no = ref?.no ?? (/^\d{1,15}$/.test(textOrNo) ? Number(textOrNo) : undefined);
  await store.transaction(async ({ directory, reader }) => {
    if (no === undefined || !(await reader.tokenByNo(no))) {
      throw new AdminError('There is no such token: `convograph token list` shows the ids.', {
        missing: textOrNo,
      });
    }
    await directory.revokeToken(no, clock.now());
  });
  return { no: no as number };
}

/** Every token, in order of creation. */
export async function listTokens({ store, clock }: AdminDeps): Promise<TokenInfo[]> {
  const pageIds = new Map((await store.directory.pages()).map(({ no, id }) => [no, id]));
  const now = clock.now();
  const rows = (await store.directory.tokens()).sort((a, b) => a.issued - b.issued);
  return rows.map((row) => ({
    id: String(row.no),
    ...factsOf(row, row.page === undefined ? undefined : pageIds.get(row.page)),
    ...(row.user !== undefined && { user_id: row.user }),
    tasks: row.tasks,
    issued_at: Math.floor(row.issued / 1000),
    is_valid: row.revoked === undefined && (row.expires === undefined || row.expires > now),
    ...(row.revoked !== undefined && { revoked_at: Math.floor(row.revoked / 1000) }),
  }));
}

function refuseSenseless({ kind, scopes, tasks, expiresIn }: TokenSpec): void {
  if (scopes && kind === 'app') throw new AdminError('An app token has no scopes.');
  if (tasks && kind !== 'page') {
    throw new AdminError(
      `Only a Page access token has tasks: ${kind === 'user' ? "a user's come with the role on a Page" : 'an app has none'}.`,
    );
  }
  if (expiresIn === undefined) return;
  if (!Number.isInteger(expiresIn) || Math.abs(expiresIn) > LONGEST_LIFE) {
    throw new AdminError('A token expires in a whole number of seconds, 50 years at most.');
  }
}

async function partiesOf(
  reader: Directory,
  { kind, appId, userId, pageId }: TokenSpec,
): Promise<{ app: AppRow; user: UserRow | undefined; page: PageRow | undefined }> {
  const page = kind === 'page' ? await pageNamed(reader, pageId ?? '') : undefined;
  const user = kind === 'user' ? await userNamed(reader, userId ?? '') : undefined;
  const app = appId === undefined ? await onlyApp(reader) : await appNamed(reader, appId);
  return { app, user, page };
}

const TYPES = { page: 'PAGE', user: 'USER', app: 'APP' } as const;

const factsOf = (row: Omit<TokenRow, 'revoked'>, pageId: string | undefined): TokenFacts => ({
  type: TYPES[row.kind],
  app_id: row.app,
  ...(pageId !== undefined && { page_id: pageId }),
  scopes: row.scopes,
  expires_at: row.expires === undefined ? 0 : Math.floor(row.expires / 1000),
});
