import { sql } from 'kysely';
import { int, rowReader } from './codec.ts';
import type { Engine } from './engine.ts';
import { statement } from './statement.ts';

type Listener = (events: ReadonlyMap<number, number>) => void;

const newest = statement<object, { readonly page: number; readonly events: number }>(
  (db) =>
    db.selectFrom('page_revision').select(['page', 'events']).where('events', '>', sql.lit(0)),
  rowReader({ page: int, events: int }),
);

/** Tells of events that are on disk: of this process's own, and of what others have written. */
export class DurableEvents {
  readonly #engine: Engine;
  readonly #listeners: Listener[] = [];
  /** Up to where it was told, by Page. */
  readonly #told = new Map<number, number>();
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  listen(listener: Listener): void {
    if (this.#listeners.push(listener) === 1) this.#engine.onForeign(() => this.#look());
  }

  tell(events: ReadonlyMap<number, number>): void {
    if (this.#listeners.length === 0) return;
    for (const [page, no] of events) {
      if (no > (this.#told.get(page) ?? 0)) this.#told.set(page, no);
    }
    for (const listener of this.#listeners) listener(events);
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
        this.tell(new Map(more.map(({ page, events }) => [page, events])));
      }
    } catch {
      // Whoever reads next, or the next commit of another, has it looked again.
    } finally {
      this.#looking = undefined;
    }
  }
}
