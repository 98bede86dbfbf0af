import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { int, rowReader } from '../codec.ts';
import type { Connection } from '../connection.ts';
import type { EngineTransaction } from '../engine.ts';
import { statement } from '../statement.ts';

/** In place of a Page's number: what stands above the Pages. */
export const DIRECTORY = 0;

const revision = statement<{ page: number }, number>(
  (db, p) => db.selectFrom('page_revision').select('revision').where('page', '=', p.page),
  (row) => Number(row[0]),
);

/** The Page's row is locked from here on: its numbers follow one another as commits do. */
const count = statement<
  { page: number; revision: number; events: number },
  { readonly revision: number; readonly events: number }
>(
  (db, p) =>
    db
      .insertInto('page_revision')
      .values({ page: p.page, revision: p.revision, events: p.events })
      .onConflict((oc) =>
        oc.column('page').doUpdateSet({
          revision: sql`page_revision.revision + ${p.revision}`,
          events: sql`page_revision.events + ${p.events}`,
        }),
      )
      .returning(['revision', 'events']),
  rowReader({ revision: int, events: int }),
);

/** What a Page's revision is; 0 before the first change. */
export const revisionOf = (connection: Connection, page: number): Awaitable<number> =>
  chain(connection.one(revision, { page }), (found) => found ?? 0);

/** Events of a Page that one transaction told of: their numbers follow one another. */
export interface ToldRange {
  readonly first: number;
  last: number;
  /** Apps that events were kept from, each counted with each event. */
  kept: number;
}

/** The revisions of Pages within one transaction, which counts those up that it changes. */
export class Revisions {
  readonly #connection: EngineTransaction;
  /** Pages that may have been changed, with their new revision where it is counted already. */
  readonly #changed = new Map<number, number | undefined>();
  readonly #told = new Map<number, ToldRange>();
  /** Pages of whose people something may be changed. */
  readonly #people = new Set<number>([DIRECTORY]);

  constructor(connection: EngineTransaction) {
    this.#connection = connection;
  }

  /** What a Page's revision was before this transaction; 0 before the first change. */
  before(page: number): Awaitable<number> {
    const counted = this.#changed.get(page);
    if (counted !== undefined) return counted - 1;
    return revisionOf(this.#connection, page);
  }

  /** Remembers that something of a Page may be changed, its people too where that is said. */
  note(page: number, people: boolean): void {
    if (people) this.#people.add(page);
    if (!this.#changed.has(page)) this.#changed.set(page, undefined);
  }

  /** Whether nothing of a Page's people is another than the Page's mark says. */
  keepsPeople(page: number): boolean {
    const isNoted = this.#changed.has(page) && this.#people.has(page);
    return !isNoted && this.#connection.keepsPeople(page);
  }

  /** What a Page's revision is once this transaction is on disk. */
  async after(page: number): Promise<number> {
    return this.#changed.get(page) ?? (await this.#count(page, 0)).revision;
  }

  /** The number of an event that is told of a Page now. */
  async nextEvent(page: number): Promise<number> {
    const { events } = await this.#count(page, 1);
    const told = this.#told.get(page);
    if (told) told.last = events;
    else this.#told.set(page, { first: events, last: events, kept: 0 });
    return events;
  }

  /** The event that was told last of a Page was kept from so many apps. */
  keptFrom(page: number, apps: number): void {
    const told = this.#told.get(page);
    if (told) told.kept += apps;
  }

  /** Pages that events were told of, with which. */
  get told(): ReadonlyMap<number, ToldRange> {
    return this.#told;
  }

  /** Counts all those up that were noted and are not counted yet. */
  async settle(): Promise<void> {
    for (const page of this.#changed.keys()) {
      const mark = await this.after(page);
      this.#connection.changed(page, { mark, people: this.#people.has(page) });
    }
  }

  async #count(page: number, events: number): Promise<{ revision: number; events: number }> {
    const revision = this.#changed.get(page) === undefined ? 1 : 0;
    const counted = await this.#connection.one(count, { page, revision, events });
    if (!counted) throw new Error('An upsert gave nothing back.');
    this.#changed.set(page, counted.revision);
    return counted;
  }
}
