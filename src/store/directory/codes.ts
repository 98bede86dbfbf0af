import { sql } from 'kysely';
import { statement } from '../statement.ts';
import type { CodeTable } from '../tables.ts';
import { optional, words } from './cells.ts';

/** What a code is exchanged for, and whether the app's secret has to come with it. */
export type CodeKind = 'login' | 'client' | 'instagram';

/** A login code; its text is nowhere. */
export interface CodeRow {
  readonly mac: string;
  readonly kind: CodeKind;
  readonly app: string;
  /** The person who logged in; not on Instagram. */
  readonly user: string | undefined;
  /** Number of the Page whose Instagram account logged in. */
  readonly page: number | undefined;
  readonly redirect: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  readonly expires: number;
  readonly used: number | undefined;
}

const CODE = [
  'mac',
  'kind',
  'app',
  'user',
  'page',
  'redirect',
  'scopes',
  'expires',
  'used',
] as const;
export const codeByMac = statement<{ mac: string }, CodeRow>(
  (db, p) => db.selectFrom('code').select(CODE).where('mac', '=', p.mac),
  (row) => ({
    mac: row[0] as string,
    kind: row[1] as CodeKind,
    app: row[2] as string,
    user: optional(row[3]),
    page: optional(row[4]),
    redirect: row[5] as string,
    scopes: words(row[6]),
    expires: row[7] as number,
    used: optional(row[8]),
  }),
);
type NewCells = Omit<CodeTable, 'used'>;
export const codeCells = (code: Omit<CodeRow, 'used'>): NewCells => ({
  ...code,
  user: code.user ?? null,
  page: code.page ?? null,
  scopes: code.scopes.join(','),
});
export const insertCode = statement<NewCells>((db, p) =>
  db.insertInto('code').values({
    mac: p.mac,
    kind: p.kind,
    app: p.app,
    user: p.user,
    page: p.page,
    redirect: p.redirect,
    scopes: p.scopes,
    expires: p.expires,
    used: sql.lit(null),
  }),
);
export const useCode = statement<{ mac: string; at: number }>((db, p) =>
  db.updateTable('code').set({ used: p.at }).where('mac', '=', p.mac).where('used', 'is', null),
);
/** Voids the codes that a person has not used yet. */
export const expireCodesOf = statement<{ user: string; at: number }>((db, p) =>
  db
    .updateTable('code')
    .set({ expires: p.at })
    .where('user', '=', p.user)
    .where('used', 'is', null)
    .where('expires', '>', p.at),
);
/** The same of one app. */
export const expireCodesOfApp = statement<{ app: string; user: string; at: number }>((db, p) =>
  db
    .updateTable('code')
    .set({ expires: p.at })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('used', 'is', null)
    .where('expires', '>', p.at),
);
export const deleteCodesBefore = statement<{ before: number }>((db, p) =>
  db.deleteFrom('code').where('expires', '<', p.before),
);
