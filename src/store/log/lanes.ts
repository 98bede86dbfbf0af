import { sql } from 'kysely';
import type { Awaitable } from '../../base/awaitable.ts';
import { int, type RowOf, rowReader, text } from '../codec.ts';
import { Reads } from '../reads.ts';
import { find, update } from '../rows.ts';
import { rowCount, statement } from '../statement.ts';
import { LANE } from './tables.ts';

/** What one process at a time delivers. */
export type LaneRow = RowOf<typeof LANE>;

/** Pages of an app share a lane by their number, for good: no two processes meet on one. */
const BUCKETS = 4;

/** The bucket that a Page is in. */
export const bucketOf = (page: number): number => page % BUCKETS;

/** A Page where something waits for an app. */
export interface PageOfApp {
  readonly page: number;
  readonly app: string;
}

/** One of whose log an app has not come to the end. */
export interface PageBehind extends PageOfApp {
  /** Number of its newest event. */
  readonly events: number;
}

/** One where something failed. */
export interface FailingPage extends PageOfApp {
  /** When the next attempt is due, in ms of the store's clock. */
  readonly next: number;
  /** When what has failed for longest was tried first. */
  readonly since: number;
}

const lane = find(LANE, ['app', 'bucket']);

const take = statement<
  Pick<LaneRow, 'app' | 'bucket' | 'holder' | 'until'> & { now: number },
  LaneRow
>(
  (db, p) =>
    db
      .insertInto('lane')
      .values({ app: p.app, bucket: p.bucket, holder: p.holder, until: p.until, epoch: sql.lit(1) })
      .onConflict((oc) =>
        oc
          .columns(['app', 'bucket'])
          .doUpdateSet((eb) => ({
            holder: eb.ref('excluded.holder'),
            until: eb.ref('excluded.until'),
            epoch: sql<number>`lane.epoch + case when lane.holder = excluded.holder then 0 else 1 end`,
          }))
          .where((eb) =>
            eb.or([
              eb('lane.until', '<=', p.now),
              eb('lane.holder', '=', eb.ref('excluded.holder')),
            ]),
          ),
      )
      .returning([...LANE.select]),
  LANE.read,
);

const release = update(LANE, ['until'], ['app', 'bucket', 'epoch']);
const stand = update(LANE, ['standing'], ['app', 'bucket', 'epoch']);

const standing = statement<object, LaneRow>(
  (db) =>
    db
      .selectFrom('lane')
      .select([...LANE.select])
      .where('standing', 'is not', null),
  LANE.read,
);

const setBack = statement<{ by: number }>((db, p) =>
  db.updateTable('failure').set({
    next: sql<number>`next - ${p.by}`,
    since: sql<number>`since - ${p.by}`,
  }),
);

/** Apps that have more to come on a Page, behind one Page and app. */
const behind = statement<{ page: number; app: string; limit: number }, PageBehind>(
  (db, p) =>
    db
      .selectFrom('event_cursor')
      .innerJoin('page_revision', 'page_revision.page', 'event_cursor.page')
      .select(['event_cursor.page', 'event_cursor.app', 'page_revision.events'])
      .whereRef('page_revision.events', '>', 'event_cursor.no')
      .where(sql<boolean>`(event_cursor.page, event_cursor.app) > (${p.page}, ${p.app})`)
      .orderBy('event_cursor.page')
      .orderBy('event_cursor.app')
      .limit(rowCount(p.limit)),
  rowReader({ page: int, app: text, events: int }),
);

const failing = statement<object, FailingPage>(
  (db) =>
    db
      .selectFrom('failure')
      .select([
        'page',
        'app',
        sql<number>`min(next)`.as('next'),
        sql<number>`min(since)`.as('since'),
      ])
      .where('lead', 'is', null)
      .groupBy(['page', 'app']),
  rowReader({ page: int, app: text, next: int, since: int }),
);

const hurry = statement<{ app: string; bucket: number; now: number }>((db, p) =>
  db
    .updateTable('failure')
    .set({ next: p.now })
    .where('app', '=', p.app)
    .where('next', '>', p.now)
    .where(sql<boolean>`page % ${sql.lit(BUCKETS)} = ${p.bucket}`),
);

/** Who delivers what, on all Pages. */
export class Lanes extends Reads {
  of(app: string, bucket: number): Awaitable<LaneRow | undefined> {
    return this.connection.one(lane, { app, bucket });
  }

  /** Where apps have not come to the end of a Page's log, so many behind one of them. */
  behind(after: PageOfApp, limit: number): Awaitable<PageBehind[]> {
    return this.connection.all(behind, { ...after, limit });
  }

  /** Lanes that stand still. */
  standing(): Awaitable<LaneRow[]> {
    return this.connection.all(standing, {});
  }

  /** Where something failed, and is to be tried again. */
  failing(): Awaitable<FailingPage[]> {
    return this.connection.all(failing, {});
  }
}

/** Takes and gives them back, inside a transaction of the store. */
export class LanesWriter extends Lanes {
  /**
   * Takes a lane, or holds it for longer; gives undefined while another has it.
   * @param now of the machine's clock, in ms
   */
  take(
    lane: Pick<LaneRow, 'app' | 'bucket' | 'holder' | 'until'>,
    now: number,
  ): Awaitable<LaneRow | undefined> {
    return this.connection.one(take, { ...lane, now });
  }

  /** Gives it back, unless another has taken it. */
  async release({ app, bucket, epoch }: LaneRow): Promise<void> {
    await this.connection.run(release, { app, bucket, epoch, until: 0 });
  }

  /** All that failed in a lane is due. */
  async hurry(app: string, bucket: number, now: number): Promise<void> {
    await this.connection.run(hurry, { app, bucket, now });
  }

  /** The clock of the store is set back by so many ms: what is due later stays as far away. */
  async setBack(by: number): Promise<void> {
    await this.connection.run(setBack, { by });
    for (const lane of await this.standing()) {
      const { since, probes, next } = lane.standing as NonNullable<LaneRow['standing']>;
      await this.stand({ ...lane, standing: { probes, since: since - by, next: next - by } });
    }
  }

  /** Says that it stands still, or moves; gives false where another has taken it. */
  async stand({ app, bucket, epoch, standing }: LaneRow): Promise<boolean> {
    return (await this.connection.run(stand, { app, bucket, epoch, standing })) > 0;
  }
}
