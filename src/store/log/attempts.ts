import { type SqlBool, sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { columns, int, type RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { findFirst, insert } from '../rows.ts';
import { count, rowCount, statement } from '../statement.ts';
import { ATTEMPT } from './tables.ts';

/** A request that was made of a receiver, and what came of it. */
export type AttemptRow = RowOf<typeof ATTEMPT>;

/** One that is to be kept. */
export type NewAttempt = Omit<AttemptRow, 'id' | 'total'>;

/** What is kept of a Page's attempts, at most. */
const KEPT_ATTEMPTS = {
  count: 50_000,
  bytes: 64 * 1024 * 1024,
  ms: 7 * 86_400_000,
} as const;

/** After how many it is looked what has to go, and how many go then at most. */
const STRIDE = 32;
/** Bytes of a row besides its texts, about. */
const ROW = 200;

const insertAttempt = insert(ATTEMPT);

const ends = columns('attempt', { id: int, total: int, at: int }, { page: int });

const oldest = findFirst(ends, ['page'], 'id');

const newest = statement<{ page: number }, RowOf<typeof ends>>(
  (db, p) =>
    db
      .selectFrom('attempt')
      .select([...ends.select])
      .where('page', '=', p.page)
      .orderBy('id', 'desc')
      .limit(sql.lit(1)),
  ends.read,
);

/** The largest number of those that were deleted all at once. */
const deleted = statement<{ page: number }, number>(
  (db, p) => db.selectFrom('page_revision').select('attempts').where('page', '=', p.page),
  count,
);

const before = statement<{ page: number; before: number; limit: number }, AttemptRow>(
  (db, p) =>
    db
      .selectFrom('attempt')
      .select([...ATTEMPT.select])
      .where('page', '=', p.page)
      .where('id', '<', p.before)
      .orderBy('id', 'desc')
      .limit(rowCount(p.limit)),
  ATTEMPT.read,
);

const around = statement<{ page: number; no: number }, AttemptRow>(
  (db, p) =>
    db
      .selectFrom('attempt')
      .select([...ATTEMPT.select])
      .where('page', '=', p.page)
      .where(sql<SqlBool>`event <= ${p.no} and last >= ${p.no}`)
      .orderBy('id'),
  ATTEMPT.read,
);

const forget = statement<{ page: number; id: number }>((db, p) =>
  db.deleteFrom('attempt').where('page', '=', p.page).where('id', '<=', p.id),
);

/** What was sent of one Page's events in the last days. */
export class Attempts extends PageReads {
  /** Those that carried an event, in their order. */
  of(event: number): Awaitable<AttemptRow[]> {
    return chain(this.connection.all(around, { page: this.page, no: event }), (found) =>
      found.filter(({ together }) => together.includes(event)),
    );
  }

  /** So many, newest first, that are older than one. */
  before(id: number, limit: number): Awaitable<AttemptRow[]> {
    return this.connection.all(before, { page: this.page, before: id, limit });
  }
}

/** Keeps them, inside a transaction of the store. */
export class AttemptsWriter extends Attempts {
  /** Keeps one more; those that are too many, too large together or too old go. */
  async add(attempt: NewAttempt): Promise<void> {
    const { page } = this;
    const last = (await this.connection.one(newest, { page })) ?? { id: 0, total: 0, at: 0 };
    const { request, answer, url } = attempt;
    const id = Math.max(last.id, (await this.connection.one(deleted, { page })) ?? 0) + 1;
    const total = last.total + ROW + Buffer.byteLength(request) + answer.length + url.length;
    await this.connection.run(insertAttempt, { page, ...attempt, id, total });
    if (id % STRIDE === 0) await this.#prune({ id, total, at: attempt.at });
  }

  async #prune(newest: RowOf<typeof ends>): Promise<void> {
    const found = await this.connection.all(oldest, { page: this.page, limit: 2 * STRIDE });
    const gone = found.findLast(
      ({ id, total, at }) =>
        id <= newest.id - KEPT_ATTEMPTS.count ||
        total <= newest.total - KEPT_ATTEMPTS.bytes ||
        at < newest.at - KEPT_ATTEMPTS.ms,
    );
    if (gone) await this.connection.run(forget, { page: this.page, id: gone.id });
  }
}
