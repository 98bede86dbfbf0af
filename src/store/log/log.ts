import { type Awaitable, chain } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import { findAfter } from '../rows.ts';
import { count, statement } from '../statement.ts';
import type { Audience } from './audience.ts';
import type { EventKind, NewEvent } from './kinds.ts';
import { EVENT } from './tables.ts';

/** What happened, as it stands in the log. */
export type LogEvent<K extends EventKind = EventKind> = NewEvent<K> & {
  readonly no: number;
  /** Who gets it; undefined where no webhook is made of it. */
  readonly audience: Audience | undefined;
};

/** Events of a Page, and where to go on. */
export interface EventPage<K extends EventKind> {
  readonly events: readonly LogEvent<K>[];
  /** Number of the last that was looked at, of whatever kind. */
  readonly cursor: number;
  /** Whether there may be more behind it. */
  readonly more: boolean;
}

const after = findAfter(EVENT, 'no', ['page']);

const last = statement<{ page: number }, number>(
  (db, p) => db.selectFrom('page_revision').select('events').where('page', '=', p.page),
  count,
);

/** Reads what happened to one Page, in the order of its numbers: they only ever grow. */
export class Log extends PageReads {
  /** Number of the newest event; 0 without any. */
  last(): Awaitable<number> {
    return chain(this.connection.one(last, { page: this.page }), (no) => no ?? 0);
  }

  /**
   * Events behind a cursor, those of some kinds alone or all: so many are looked at, at most.
   * @param cursor number of an event; 0 before the first
   */
  after<K extends EventKind = EventKind>(
    cursor: number,
    limit: number,
    kinds?: readonly K[],
  ): Awaitable<EventPage<K>> {
    const found = this.connection.all(after, { page: this.page, after: cursor, limit });
    const wanted = ({ kind }: { kind: EventKind }) => !kinds || kinds.includes(kind as K);
    return chain(found, (rows) => ({
      events: rows.filter(wanted) as LogEvent<K>[],
      cursor: rows.at(-1)?.no ?? cursor,
      more: rows.length === limit,
    }));
  }
}
