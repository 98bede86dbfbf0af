import { type Awaitable, chain } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { statement } from '../statement.ts';
import { EVENT_CURSOR, type EventCursor } from './tables.ts';

const NOWHERE: EventCursor = { no: 0, epoch: 0 };

const cursorOf = find(EVENT_CURSOR, ['page', 'app']);

/** Whoever was taken over from moves nothing any more, and nothing moves back. */
const move = statement<EventCursor & { page: number; app: string }>((db, p) =>
  db
    .insertInto('event_cursor')
    .values({ page: p.page, app: p.app, no: p.no, epoch: p.epoch })
    .onConflict((oc) =>
      oc
        .columns(['page', 'app'])
        .doUpdateSet((eb) => ({ no: eb.ref('excluded.no'), epoch: eb.ref('excluded.epoch') }))
        .whereRef('event_cursor.epoch', '<=', 'excluded.epoch')
        .whereRef('event_cursor.no', '<=', 'excluded.no'),
    ),
);

/**
 * How far an app's deliveries have come in a Page's log. What is delivered is a cursor and no mark
 * on events, which are only ever appended: to deliver again is to read again.
 */
export class EventCursors extends PageReads {
  of(app: string): Awaitable<EventCursor> {
    return chain(this.connection.one(cursorOf, { page: this.page, app }), (at) => at ?? NOWHERE);
  }

  /** Moves on; gives false where somebody with a larger epoch, or further on, has moved it since. */
  async move(app: string, { no, epoch }: EventCursor): Promise<boolean> {
    return (await this.connection.run(move, { page: this.page, app, no, epoch })) > 0;
  }
}
