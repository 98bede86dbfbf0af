import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find, put } from '../rows.ts';
import { count, statement } from '../statement.ts';
import { IMPORTED_FILE, IMPORTED_THREAD, THREAD_DECISION } from './tables.ts';
import { nextThread } from './writer-statements.ts';

/** A thread of a download that is in, with what tells which others it belongs to. */
export type ImportedThread = RowOf<typeof IMPORTED_THREAD>;
/** What somebody decided by hand of two threads of downloads. */
export type ThreadDecision = RowOf<typeof THREAD_DECISION>;
/** A file of an archive that is in. */
export type ImportedFile = RowOf<typeof IMPORTED_FILE>;

/** What stands in place of a count of media for a file of which only a part is in. */
export const BEGUN = -1;

const BUSINESS = IMPORTED_THREAD.only('platform', 'business');

const threads = find(IMPORTED_THREAD, ['page'], ['no']);
const threadsOf = find(IMPORTED_THREAD, ['page', 'conversation'], ['no']);
const decisions = find(THREAD_DECISION, ['page'], ['one', 'other']);
const files = find(IMPORTED_FILE, ['page', 'hash']);
const putThread = put(IMPORTED_THREAD, ['page', 'no']);
const putDecision = put(THREAD_DECISION, ['page', 'one', 'other']);
const putFile = put(IMPORTED_FILE, ['page', 'hash', 'thread', 'platform']);
const anyThread = statement<{ page: number }, true>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select('conversation')
      .where('page', '=', p.page)
      .limit(sql.lit(1)),
  () => true,
);
const businesses = statement<{ page: number }, Pick<ImportedThread, 'platform' | 'business'>>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select(BUSINESS.select)
      .distinct()
      .where('page', '=', p.page)
      .orderBy('platform')
      .orderBy('business'),
  BUSINESS.read,
);
/** Its key stands in the facts of those files alone that are pages. */
const pageSources = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('imported_file')
      .select('source')
      .distinct()
      .where('page', '=', p.page)
      .where('source', 'is not', null)
      .where('facts', 'like', sql.lit('%"within":%'))
      .orderBy('source'),
  count,
);
/** Reads what of one Page came from archives. */
export class Imports extends PageReads {
  threads(): Awaitable<ImportedThread[]> {
    return this.connection.all(threads, { page: this.page });
  }

  /** Those that one conversation is made of. */
  threadsOf(conversation: number): Awaitable<ImportedThread[]> {
    return this.connection.all(threadsOf, { page: this.page, conversation });
  }

  /** What was decided by hand. */
  decisions(): Awaitable<ThreadDecision[]> {
    return this.connection.all(decisions, { page: this.page });
  }

  /** The names that were taken for the Page's own. */
  businesses(): Awaitable<Pick<ImportedThread, 'platform' | 'business'>[]> {
    return this.connection.all(businesses, { page: this.page });
  }

  /** Whether anything came from archives. */
  hasAny(): Awaitable<boolean> {
    const found = this.connection.one(anyThread, { page: this.page });
    return chain(found, (row) => row !== undefined);
  }

  /** Numbers of the threads that came in HTML, which tells times to the second or the minute. */
  pageSources(): Awaitable<number[]> {
    return this.connection.all(pageSources, { page: this.page });
  }

  /** The files with these bytes, by the threads they belonged to. */
  files(hash: string): Awaitable<ImportedFile[]> {
    return this.connection.all(files, { page: this.page, hash });
  }
}

/** Writes it, inside a transaction of the store; what stands under the same key is replaced. */
export class ImportsWriter extends PageReads {
  /** Adds a thread; gives its number, which is also its strand's where it has none. */
  async addThread(
    row: Omit<ImportedThread, 'no' | 'strand'> & { readonly strand: number | undefined },
  ): Promise<number> {
    const no = (await this.connection.one(nextThread, { page: this.page })) ?? 1;
    await this.putThread({ ...row, no, strand: row.strand ?? no });
    return no;
  }

  async putThread(row: ImportedThread): Promise<void> {
    await this.connection.run(putThread, { page: this.page, ...row });
  }

  async putDecision({ one, other, together }: ThreadDecision): Promise<void> {
    const row = { one: Math.min(one, other), other: Math.max(one, other), together };
    await this.connection.run(putDecision, { page: this.page, ...row });
  }

  async putFile(row: ImportedFile): Promise<void> {
    await this.connection.run(putFile, { page: this.page, ...row });
  }
}
