import { sql } from 'kysely';
import { rowCount, statement } from '../statement.ts';
import type { TokenTable } from '../tables.ts';
import { optional, words } from './cells.ts';

export type TokenKind = 'page' | 'user' | 'system' | 'instagram' | 'app';

/** Why a token was revoked, as the subcode it is refused with (wire.md 3.2). */
export type RevocationCause = 458 | 460 | 467;

/** A token's rights and state; its text is nowhere (access/token-text.ts makes it). */
export interface TokenRow {
  readonly no: number;
  readonly kind: TokenKind;
  readonly app: string;
  readonly user: string | undefined;
  readonly page: number | undefined;
  readonly scopes: readonly string[];
  readonly tasks: readonly string[];
  /** Times in epoch milliseconds. */
  readonly issued: number;
  readonly expires: number | undefined;
  readonly revoked: number | undefined;
  readonly cause: RevocationCause | undefined;
  /** When it ends unless the person uses the app again; undefined: never. */
  readonly dataAccess: number | undefined;
  /** The Page tokens that a long-lived user token gives do not expire with it. */
  readonly longLived: boolean;
}

/** A token as it is issued. */
export type NewTokenRow = Omit<TokenRow, 'revoked' | 'cause'>;

type Cell = string | number | null;

const TOKEN = [
  'no',
  'kind',
  'app',
  'user',
  'page',
  'scopes',
  'tasks',
  'issued',
  'expires',
  'revoked',
  'cause',
  'data_access',
  'long_lived',
] as const;
const readToken = (row: readonly unknown[]): TokenRow => ({
  no: row[0] as number,
  kind: row[1] as TokenKind,
  app: row[2] as string,
  user: optional(row[3]),
  page: optional(row[4]),
  scopes: words(row[5]),
  tasks: words(row[6]),
  issued: row[7] as number,
  expires: optional(row[8]),
  revoked: optional(row[9]),
  cause: optional(row[10]),
  dataAccess: optional(row[11]),
  longLived: row[12] === 1,
});
export const tokensAfter = statement<{ issued: number; no: number; limit: number }, TokenRow>(
  (db, p) =>
    db
      .selectFrom('token')
      .select(TOKEN)
      .where((eb) => eb(eb.refTuple('issued', 'no'), '>', eb.tuple(p.issued, p.no)))
      .orderBy('issued')
      .orderBy('no')
      .limit(rowCount(p.limit)),
  readToken,
);
export const tokenByNo = statement<{ no: number }, TokenRow>(
  (db, p) => db.selectFrom('token').select(TOKEN).where('no', '=', p.no),
  readToken,
);
type NewCells = Record<keyof Omit<TokenTable, 'revoked' | 'cause'>, Cell>;
export const tokenCells = (token: NewTokenRow): NewCells => ({
  no: token.no,
  kind: token.kind,
  app: token.app,
  user: token.user ?? null,
  page: token.page ?? null,
  scopes: token.scopes.join(','),
  tasks: token.tasks.join(','),
  issued: token.issued,
  expires: token.expires ?? null,
  data_access: token.dataAccess ?? null,
  long_lived: token.longLived ? 1 : 0,
});
export const insertToken = statement<NewCells>((db, p) =>
  db.insertInto('token').values({
    no: p.no as number,
    kind: p.kind as string,
    app: p.app as string,
    user: p.user as string | null,
    page: p.page as number | null,
    scopes: p.scopes as string,
    tasks: p.tasks as string,
    issued: p.issued as number,
    expires: p.expires as number | null,
    revoked: sql.lit(null),
    cause: sql.lit(null),
    data_access: p.data_access as number | null,
    long_lived: p.long_lived as number,
  }),
);
export const deleteToken = statement<{ no: number }>((db, p) =>
  db.deleteFrom('token').where('no', '=', p.no),
);
export const revokeToken = statement<{ no: number; at: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at })
    .where('no', '=', p.no)
    .where('revoked', 'is', null),
);

interface Revocation {
  user: string;
  at: number;
  cause: number;
}
/** Of a person's tokens those of system users live on: nobody logs them out. */
export const revokeOfUser = statement<Revocation>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at, cause: p.cause })
    .where('user', '=', p.user)
    .where('kind', '!=', sql.lit('system'))
    .where('revoked', 'is', null),
);
export const revokeOfAppUser = statement<Revocation & { app: string }>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at, cause: p.cause })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('revoked', 'is', null),
);
export const updateExpiry = statement<{ no: number; expires: number }>((db, p) =>
  db.updateTable('token').set({ expires: p.expires }).where('no', '=', p.no),
);
/** Moves the end of data access of an app's tokens of a person, where they have one. */
export const updateDataAccess = statement<{ app: string; user: string; until: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ data_access: p.until })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('data_access', 'is not', null),
);
export const endDataAccess = statement<{ app: string; user: string; at: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ data_access: p.at })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('kind', '!=', sql.lit('system')),
);
