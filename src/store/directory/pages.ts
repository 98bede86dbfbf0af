import { sql } from 'kysely';
import type { Awaitable } from '../../base/awaitable.ts';
import { int, rowReader } from '../codec.ts';
import { Reads } from '../reads.ts';
import { find, findAfter, findFirst, insert, update, valuesBut } from '../rows.ts';
import { rowCount, statement } from '../statement.ts';
import { PAGE, type PageRow } from './tables.ts';

/** A Page to add; access to messages is allowed unless it says otherwise. */
export type NewPage = Omit<PageRow, 'no' | Unsaid> & Partial<Pick<PageRow, Unsaid>>;
type Unsaid = 'messageAccess' | 'idempotency' | 'primaryReceiver' | 'takers' | 'entryApps' | 'idNo';

const byNo = find(PAGE, ['no']);
const byId = find(PAGE, ['id']);
const byIdNo = findFirst(PAGE, ['idNo'], 'no');
const byInstagramId = find(PAGE, ['instagramId']);
const named = findFirst(PAGE, ['nameKey'], 'no');
const byUsername = findFirst(PAGE, ['instagramUsername'], 'no');
const after = findAfter(PAGE, 'no');
const accountsAfter = statement<{ after: number; limit: number }, PageRow>(
  (db, p) =>
    db
      .selectFrom('page')
      .select(PAGE.select)
      .where('no', '>', p.after)
      .where('instagram_id', 'is not', null)
      .orderBy('no')
      .limit(rowCount(p.limit)),
  PAGE.read,
);
const counts = statement<object, { pages: number; accounts: number; apps: number }>(
  (db) =>
    db.selectNoFrom([
      sql<number>`(select count(*) from page)`.as('pages'),
      sql<number>`(select count(instagram_id) from page)`.as('accounts'),
      sql<number>`(select count(*) from app)`.as('apps'),
    ]),
  rowReader({ pages: int, accounts: int, apps: int }),
);
export const insertPage = insert(PAGE, {
  // Nor one that a Page had which was deleted: its revision stays.
  no: sql`(select coalesce(max(no), 0) + 1 from (select max(no) as no from page union all select max(page) from page_revision) as n)`,
});
export const updatePage = update(PAGE, valuesBut(PAGE, 'no'), ['no']);

/** A Page as it is written: with what it is looked up by. */
export const asWritten = ({
  messageAccess = true,
  idempotency,
  primaryReceiver,
  takers = [],
  entryApps = [],
  idNo,
  ...page
}: NewPage) => ({
  ...page,
  ...{ messageAccess, idempotency, primaryReceiver, takers, entryApps, idNo },
  nameKey: page.name.normalize(),
});

/** Pages with their Instagram accounts. */
export class PageRows extends Reads {
  /** So many behind a number, in order of creation. */
  after(no: number, limit: number): Awaitable<PageRow[]> {
    return this.connection.all(after, { after: no, limit });
  }
  /** The same, of those that have an Instagram account. */
  accountsAfter(no: number, limit: number): Awaitable<PageRow[]> {
    return this.connection.all(accountsAfter, { after: no, limit });
  }
  byNo(no: number): Awaitable<PageRow | undefined> {
    return this.connection.one(byNo, { no });
  }
  /** So many whose messages' ids hold a number that is not their own. */
  byIdNo(idNo: number, limit: number): Awaitable<PageRow[]> {
    return this.connection.all(byIdNo, { idNo, limit });
  }
  byId(id: string): Awaitable<PageRow | undefined> {
    return this.connection.one(byId, { id });
  }
  byInstagramId(instagramId: string): Awaitable<PageRow | undefined> {
    return this.connection.one(byInstagramId, { instagramId });
  }
  /** So many of a name, however its letters are composed. */
  named(name: string, limit: number): Awaitable<PageRow[]> {
    return this.connection.all(named, { nameKey: name.normalize(), limit });
  }
  /** So many whose Instagram account has a name. */
  byUsername(instagramUsername: string, limit: number): Awaitable<PageRow[]> {
    return this.connection.all(byUsername, { instagramUsername, limit });
  }
  /** How many there are. It walks an index of each: for what people look at, not for requests. */
  async counts(): Promise<{ pages: number; accounts: number; apps: number }> {
    return (await this.connection.one(counts, {})) ?? { pages: 0, accounts: 0, apps: 0 };
  }
}
