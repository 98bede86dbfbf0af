import { randomBytes } from 'node:crypto';
import { GraphError } from '../graph/errors/error.ts';
import type { CodeKind, CodeRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { CODE_LIFE } from './life.ts';
import type { Vault } from './vault.ts';

/** Codes are kept so long after their end, to be told apart from those that never were. */
const REMEMBERED = 24 * 3_600_000;

/** What codes begin with, and the bytes behind it, in base64url: from them a text is told to be none. */
const PREFIX = 'AQ';
const BYTES = 48;
const FORM = new RegExp(`^${PREFIX}[\\w-]{${(BYTES * 4) / 3}}$`);

/** What a code stands for. */
export interface NewCode {
  /**
   * `login`: from the dialog, exchanged with the app's secret; `client`: from `/oauth/client_code`,
   * exchanged without; `instagram`: from Instagram's dialog.
   */
  readonly kind: CodeKind;
  readonly app: string;
  /** The person who logged in, but on Instagram. */
  readonly user?: string | undefined;
  /** Number of the Page whose Instagram account logged in. */
  readonly page?: number | undefined;
  /** Has to come again, letter by letter, when the code is exchanged. */
  readonly redirect: string;
  readonly scopes: readonly string[];
}

/**
 * Makes a login code: single use, ten minutes, for one app and one redirect_uri. Only a MAC of it
 * is kept.
 * @param now epoch milliseconds
 */
export async function createCode(
  { directory }: Transaction,
  vault: Vault,
  code: NewCode,
  now: number,
): Promise<string> {
  // Never from a seeded source: whoever knew the seed could log in as somebody else.
  const text = PREFIX + randomBytes(BYTES).toString('base64url');
  await directory.codes.forget(now - REMEMBERED);
  await directory.codes.add({
    ...code,
    user: code.user,
    page: code.page,
    mac: vault.codeMac(text),
    expires: now + CODE_LIFE,
  });
  return text;
}

/** Who brings a code. */
export interface CodeBearer {
  readonly code: string;
  readonly app: string;
  readonly redirect: string;
  readonly kinds: readonly CodeKind[];
}

/**
 * Uses a code up, inside the transaction that gives what it stands for: of two exchanges at once
 * one wins. A code that is refused stays as it was.
 * @param now epoch milliseconds
 * @throws GraphError `codeFormat`, `codeInvalid`, `codeUsed`, `codeExpired`, `codeRedirect` (100)
 */
export async function redeemCode(
  { directory, reader }: Transaction,
  vault: Vault,
  { code, app, redirect, kinds }: CodeBearer,
  now: number,
): Promise<CodeRow> {
  if (!FORM.test(code)) throw new GraphError('codeFormat');
  const row = await reader.codes.byMac(vault.codeMac(code));
  if (!row || row.app !== app || !kinds.includes(row.kind)) throw new GraphError('codeInvalid');
  if (row.used !== undefined) throw new GraphError('codeUsed');
  if (row.expires <= now) throw new GraphError('codeExpired');
  if (row.redirect !== redirect) throw new GraphError('codeRedirect');
  if (!(await directory.codes.use(row.mac, now))) throw new GraphError('codeUsed');
  return row;
}
