import { sql } from 'kysely';
import { int, rowReader } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { statement } from '../statement.ts';
import { PLATFORMS, type Platform } from './platform.ts';

/** People counted, and how many rows were read to count them: those of the Page's own messages too. */
export interface HeadCount {
  readonly people: number;
  readonly rows: number;
}

const NOBODY: HeadCount = Object.freeze({ people: 0, rows: 0 });

const writers = statement<
  { page: number; platform: number; since: number; until: number },
  HeadCount
>(
  (db, p) =>
    db
      .selectFrom('conversation as c')
      // Conversations first, always: SQLite would rather read every message of the Page.
      .crossJoin('message as m')
      .select([
        sql<number>`count(distinct case when m.sender > 0 then m.sender end)`.as('people'),
        sql<number>`count(*)`.as('rows'),
      ])
      .where('c.page', '=', p.page)
      .where('c.platform', '=', p.platform)
      // Every folder by name: the index is by folder, and only so reaches `updated`.
      .where('c.folder', 'in', [sql.lit(0), sql.lit(1), sql.lit(2), sql.lit(3)])
      .where('c.updated', '>', p.since)
      .where('m.page', '=', p.page)
      .whereRef('m.conversation', '=', 'c.no')
      .where('m.created', '>', p.since)
      .where('m.created', '<=', p.until),
  rowReader({ people: int, rows: int }),
);

/** Tells how many people write to one Page. */
export class Engagement extends PageReads {
  /**
   * The people who wrote after `since` and not after `until` (epoch ms). It reads every message
   * of that time: the caller keeps the number.
   */
  async writers(platform: Platform, since: number, until: number): Promise<HeadCount> {
    const params = { page: this.page, platform: PLATFORMS.indexOf(platform), since, until };
    return (await this.connection.one(writers, params)) ?? NOBODY;
  }
}
