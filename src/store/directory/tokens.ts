import { sql } from 'kysely';
import { statement } from '../statement.ts';
import type { TokenTable } from '../tables.ts';
import { optional, words } from './cells.ts';

/** A token's rights and state; its text is nowhere (access/token.ts makes it). */
export interface TokenRow {
  readonly no: number;
  readonly kind: 'page' | 'user' | 'app';
  readonly app: string;
  readonly user: string | undefined;
  readonly page: number | undefined;
  readonly scopes: readonly string[];
  readonly tasks: readonly string[];
  /** Times in epoch milliseconds. */
  readonly issued: number;
  readonly expires: number | undefined;
  readonly revoked: number | undefined;
}

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
] as const;
const readToken = (row: readonly unknown[]): TokenRow => ({
  no: row[0] as number,
  kind: row[1] as TokenRow['kind'],
  app: row[2] as string,
  user: optional(row[3]),
  page: optional(row[4]),
  scopes: words(row[5]),
  tasks: words(row[6]),
  issued: row[7] as number,
  expires: optional(row[8]),
  revoked: optional(row[9]),
});
export const allTokens = statement<object, TokenRow>(
  (db) => db.selectFrom('token').select(TOKEN).orderBy('no'),
  readToken,
);
export const tokenByNo = statement<{ no: number }, TokenRow>(
  (db, p) => db.selectFrom('token').select(TOKEN).where('no', '=', p.no),
  readToken,
);
export const insertToken = statement<Record<keyof Omit<TokenTable, 'revoked'>, Cell>>((db, p) =>
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
  }),
);
export const revokeToken = statement<{ no: number; at: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at })
    .where('no', '=', p.no)
    .where('revoked', 'is', null),
);
