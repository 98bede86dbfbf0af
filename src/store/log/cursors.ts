import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { statement } from '../statement.ts';
import { EVENT_CURSOR, type EventCursor } from './tables.ts';

const cursorOf = find(EVENT_CURSOR, ['page', 'app']);
const cursorsOf = find(EVENT_CURSOR, ['page'], ['app']);

/** Whoever was taken over from moves nothing any more, nor who knows of another beginning. */
const move = statement<EventCursor & { page: number; was: number }>(
  (db, p) =>
    db
      .updateTable('event_cursor')
      .set({ no: p.no, epoch: p.epoch, ahead: p.ahead as unknown as string })
      .where('page', '=', p.page)
      .where('app', '=', p.app)
      .where('epoch', '<=', p.epoch)
      .where('no', '=', p.was),
  undefined,
  EVENT_CURSOR.kinds,
);

const claim = statement<{ page: number; app: string; epoch: number }>((db, p) =>
  db
    .updateTable('event_cursor')
    .set({ epoch: p.epoch })
    .where('page', '=', p.page)
    .where('app', '=', p.app)
    .where('epoch', '<', p.epoch),
);

const begin = statement<{ page: number; app: string }>((db, p) =>
  db
    .insertInto('event_cursor')
    .columns(['page', 'app', 'no', 'epoch', 'ahead'])
    .expression(
      sql`select ${p.page}, ${p.app}, coalesce(max(events), 0), 0, '[]' from page_revision where page = ${p.page}` as never,
    )
    .onConflict((oc) =>
      oc
        .columns(['page', 'app'])
        .doUpdateSet((eb) => ({ no: eb.ref('excluded.no'), ahead: sql.lit('[]') })),
    ),
);

/**
 * How far apps' deliveries have come in a Page's log. What is delivered is a cursor and no mark on
 * events, which are only ever appended: to deliver again is to read again.
 */
export class EventCursors extends PageReads {
  /** Undefined where nothing is kept for the app. */
  of(app: string): Awaitable<EventCursor | undefined> {
    return this.connection.one(cursorOf, { page: this.page, app });
  }

  /** Those of all apps. */
  all(): Awaitable<EventCursor[]> {
    return this.connection.all(cursorsOf, { page: this.page });
  }
}

/** Changes them, inside a transaction of the store. */
export class EventCursorsWriter extends EventCursors {
  /**
   * Moves one on; gives false where there is none, or it was moved since by somebody with a larger
   * epoch, or by a new beginning.
   * @param was where it is known to stand
   */
  async move(cursor: EventCursor, was: number): Promise<boolean> {
    if (cursor.no < was) return false;
    return (await this.connection.run(move, { page: this.page, ...cursor, was })) > 0;
  }

  /** From now on nobody with a smaller epoch moves an app's. */
  async claim(app: string, epoch: number): Promise<void> {
    await this.connection.run(claim, { page: this.page, app, epoch });
  }

  /** Has an app begin behind the newest event: what came before is nothing to it. */
  begin(app: string): Awaitable<void> {
    return chain(this.connection.run(begin, { page: this.page, app }), () => undefined);
  }
}
