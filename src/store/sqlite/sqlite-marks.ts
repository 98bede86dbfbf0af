import { type SqlBool, sql } from 'kysely';
import type { Change, Marks } from '../engine.ts';
import { DIRECTORY } from '../page/revisions.ts';
import { Statement } from '../statement.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

type Revision = readonly [page: number, revision: number];

/** The revisions of the Pages of a JSON list; in SQLite's own words. */
const revisions = new Statement<{ pages: string }, Revision>(
  (db, p) =>
    db
      .selectFrom('page_revision')
      .select(['page', 'revision'])
      .where(sql<SqlBool>`page in (select value from json_each(${p.pages}))`),
  ([page, revision]) => [page as number, revision as number],
);

/** Numbers remembered, of some 50 bytes each. */
const MOST_KNOWN = 20_000;

/**
 * The revisions of Pages that were asked for (0: of the directory). What this process writes it says
 * itself; what others have written is looked up where SQLite's `data_version` tells that they have.
 */
export class SqliteMarks implements Marks {
  readonly #main: SqliteConnection;
  readonly #reading: () => SqliteConnection;
  readonly #known = new Map<number, number>();
  /** What the mark was when something of a Page's people was changed last, where it was since. */
  readonly #people = new Map<number, number>();
  #version = -1;
  /** Called when another process has committed something. */
  onForeign: () => void = () => undefined;

  /**
   * @param main whose own commits are no others'
   * @param reading gives what to read with
   */
  constructor(main: SqliteConnection, reading: () => SqliteConnection) {
    this.#main = main;
    this.#reading = reading;
  }

  get directory(): number {
    return this.page(DIRECTORY);
  }

  page(no: number): number {
    const known = this.#known.get(no);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_KNOWN) {
      this.#known.clear();
      this.#people.clear();
    }
    this.#lookUp([no]);
    return this.#known.get(no) ?? 0;
  }

  people(no: number): number {
    const mark = this.page(no);
    const people = this.#people.get(no) ?? mark;
    this.#people.set(no, people);
    return people;
  }

  /** Others may have written: once a turn of reading, and where a transaction begins. */
  refresh(): void {
    const version = this.#main.dataVersion();
    if (version === this.#version) return;
    const isFirst = this.#version === -1;
    this.#version = version;
    this.#lookUp([...this.#known.keys()]);
    if (!isFirst) this.onForeign();
  }

  /** What a transaction of this process has counted up is on its way to disk. */
  set(changed: ReadonlyMap<number, Change>): void {
    for (const [page, { mark, people }] of changed) {
      this.#known.set(page, mark);
      if (people) this.#people.set(page, mark);
    }
  }

  #lookUp(pages: readonly number[]): void {
    const before = new Map(pages.map((page) => [page, this.#known.get(page)]));
    for (const page of pages) this.#known.set(page, 0);
    const found = this.#reading().all(revisions, { pages: JSON.stringify(pages) });
    for (const [page, revision] of found) this.#known.set(page, revision);
    // What others have changed of it they do not tell.
    for (const [page, mark] of before) {
      if (mark !== this.#known.get(page)) this.#people.delete(page);
    }
  }
}
