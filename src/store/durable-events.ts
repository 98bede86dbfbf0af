import { sql } from 'kysely';
import { type Awaitable, chain } from '../base/awaitable.ts';
import { int, rowReader } from './codec.ts';
import type { Engine } from './engine.ts';
import type { ToldRange } from './page/revisions.ts';
import { statement } from './statement.ts';

/** What a transaction of this process told of, by Page, and what set it off. */
export interface OwnEvents {
  readonly told: ReadonlyMap<number, ToldRange>;
  readonly cause: number | undefined;
}

export type DurableListener = (
  events: ReadonlyMap<number, number>,
  own: OwnEvents | undefined,
) => void;

const newest = statement<object, { readonly page: number; readonly events: number }>(
  (db) =>
    db.selectFrom('page_revision').select(['page', 'events']).where('events', '>', sql.lit(0)),
  rowReader({ page: int, events: int }),
);

/** Tells of events that are on disk: of this process's own, and of what others have written. */
export class DurableEvents {
  readonly #engine: Engine;
  readonly #listeners: DurableListener[] = [];
  /** Up to where it was told, by Page. */
  readonly #told = new Map<number, number>();
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  listen(listener: DurableListener): void {
    if (this.#listeners.push(listener) === 1) this.#engine.onForeign(() => this.#look());
  }

  /** Tells of what a transaction of this process has told of. */
  tellOwn(told: ReadonlyMap<number, ToldRange>, cause: number | undefined): void {
    if (this.#listeners.length === 0) return;
    const events = new Map<number, number>();
    for (const [page, { last }] of told) events.set(page, last);
    this.#tell(events, { told, cause });
  }

  /** The number of the newest event of each Page. */
  newest(): Awaitable<ReadonlyMap<number, number>> {
    const found = this.#engine.connection.all(newest, {});
    return chain(found, (rows) => new Map(rows.map(({ page, events }) => [page, events])));
  }

  #tell(events: ReadonlyMap<number, number>, own?: OwnEvents): void {
    for (const [page, no] of events) {
      if (no > (this.#told.get(page) ?? 0)) this.#told.set(page, no);
    }
    for (const listener of this.#listeners) listener(events, own);
  }

  /** Others have committed something: what came meanwhile is looked for once more. */
  #look(): void {
    this.#again = true;
    this.#looking ??= this.#lookUntilNone();
  }

  async #lookUntilNone(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        const found = await this.#engine.connection.all(newest, {});
        await this.#engine.durable();
        const more = found.filter(({ page, events }) => events > (this.#told.get(page) ?? 0));
        this.#tell(new Map(more.map(({ page, events }) => [page, events])));
      }
    } catch {
      // Whoever reads next, or the next commit of another, has it looked again.
    } finally {
      this.#looking = undefined;
    }
  }
}
