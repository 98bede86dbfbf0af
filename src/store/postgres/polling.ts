import type { Scheduler } from '../../base/scheduler.ts';
import type { Change } from '../engine.ts';
import type { News, NewsReader } from './news.ts';
import type { PostgresAnswer } from './prepared.ts';
import { Teller } from './teller.ts';

/** Milliseconds between two looks. */
const EVERY = 200;
/** How old what was seen last may be until nothing counts as known, in ms. */
const OLDEST = 1_000;

/** What stands around looks. */
interface AroundPolling {
  readonly schema: string;
  /** A word that no other process has. */
  readonly self: string;
  readonly scheduler: Scheduler;
  /** Asks the database once. */
  readonly ask: (text: string, values: unknown[]) => Promise<PostgresAnswer>;
  /** Sends a notification, for those that can listen. */
  readonly notify: (payload: string) => Promise<unknown>;
  readonly reader: NewsReader;
}

/**
 * What other processes changed, as it is seen by looking at the revisions of all Pages five times a
 * second: where a pooler lies between, nothing comes by itself.
 */
export class Polling implements News {
  readonly #around: AroundPolling;
  readonly #teller: Teller;
  readonly #sql: string;
  readonly #known = new Map<number, number>();
  /** Which transactions were committed when it was looked last. */
  #seen = '';
  #revisions = '';
  /** When it was looked last with success. */
  #looked = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;
  #cancel: () => void = () => undefined;
  #isClosed = false;

  constructor(around: AroundPolling) {
    this.#around = around;
    this.#teller = new Teller(around.self, around.notify);
    // Where nothing was committed in between, no row is looked at.
    this.#sql = `select pg_current_snapshot()::text, string_agg(page || ':' || revision, ' ')
      from "${around.schema}".page_revision where pg_current_snapshot()::text <> $1`;
  }

  get isHeard(): boolean {
    return this.#around.scheduler.elapsed() - this.#looked < OLDEST;
  }

  /**
   * Looks for the first time, and from then on.
   * @throws what the driver says where it cannot be looked
   */
  async begin(): Promise<void> {
    await this.#look();
    this.#lookSoon();
  }

  tell(changed: ReadonlyMap<number, Change>): void {
    for (const [page, { mark }] of changed) this.#know(page, mark);
    this.#teller.tell(changed);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancel();
    await Promise.all([this.#teller.idle(), this.#looking]);
  }

  #lookSoon(): void {
    if (this.#isClosed) return;
    this.#cancel = this.#around.scheduler.after(EVERY, () => {
      // One that fails is followed by another.
      this.#looking = this.#look()
        .catch(() => undefined)
        .then(() => this.#lookSoon());
    });
  }

  async #look(): Promise<void> {
    const { scheduler, reader, ask } = this.#around;
    const begun = scheduler.elapsed();
    const { rows } = await ask(this.#sql, [this.#seen]);
    const [seen, revisions] = rows[0] as [string, string | null];
    const isAnew = !this.isHeard && this.#seen !== '';
    this.#looked = begun;
    this.#seen = seen;
    const changed = this.#changedIn(revisions ?? '');
    if (isAnew) reader.startAnew();
    else if (changed.size > 0) reader.hear(changed);
  }

  /** What others have changed. Of whom, they would not say: of people, too, perhaps. */
  #changedIn(revisions: string): ReadonlyMap<number, Change> {
    const changed = new Map<number, Change>();
    if (revisions === '' || revisions === this.#revisions) return changed;
    this.#revisions = revisions;
    for (const word of revisions.split(' ')) {
      const [page, mark] = word.split(':').map(Number) as [number, number];
      if (this.#know(page, mark)) changed.set(page, { mark, people: true });
    }
    return changed;
  }

  /** Whether that is news. */
  #know(page: number, mark: number): boolean {
    if (mark <= (this.#known.get(page) ?? 0)) return false;
    this.#known.set(page, mark);
    return true;
  }
}
