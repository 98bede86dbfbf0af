import type { Scheduler } from '../../base/scheduler.ts';
import { MediaFetchError } from './fetch-error.ts';

/** Files fetched at once for a Page, and how many more may wait. */
const MOST_EACH = 8;
const MOST_WAITING = 64;
/** Files fetched or waited for, of all Pages: each is a client who waits. */
const MOST = 1_024;

/** Somebody who waits for a place: he has it, or there will be none. */
interface Waiting {
  readonly begin: () => void;
  readonly end: (reason: MediaFetchError) => void;
}

/** How much is fetched for each Page. What one Page waits for, no other does. */
export class PagePlaces {
  readonly #scheduler: Pick<Scheduler, 'after'>;
  readonly #under = new Map<number, number>();
  readonly #waiting = new Map<number, Waiting[]>();
  #all = 0;

  constructor(scheduler: Pick<Scheduler, 'after'>) {
    this.#scheduler = scheduler;
  }

  /**
   * Does work when there is a place for it.
   * @param ms how long it may wait for one
   * @throws MediaFetchError `busy` at once, where too much waits already; `timeout`, `stopped`
   */
  async run<T>(page: number, ms: number, work: () => Promise<T>): Promise<T> {
    const under = this.#under.get(page) ?? 0;
    const waiting = this.#waiting.get(page)?.length ?? 0;
    if (this.#all >= MOST || waiting >= MOST_WAITING) {
      throw new MediaFetchError('busy', `${under + waiting} files are fetched for the Page.`);
    }
    this.#all++;
    try {
      if (under < MOST_EACH) this.#under.set(page, under + 1);
      else await this.#wait(page, ms);
      try {
        return await work();
      } finally {
        this.#giveOn(page);
      }
    } finally {
      this.#all--;
    }
  }

  /** Nobody waits any longer. */
  end(): void {
    const lines = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { end } of lines.flat()) end(stopping());
  }

  async #wait(page: number, ms: number): Promise<void> {
    const { promise, resolve: begin, reject: end } = Promise.withResolvers<void>();
    const one = { begin, end };
    this.#waiting.set(page, [...(this.#waiting.get(page) ?? []), one]);
    const cancel = this.#scheduler.after(ms, () => {
      this.#leave(page, one);
      end(new MediaFetchError('timeout', `${MOST_EACH} others were fetched for the Page.`));
    });
    try {
      await promise;
    } finally {
      cancel();
    }
  }

  #leave(page: number, one: Waiting): void {
    const left = this.#waiting.get(page)?.filter((other) => other !== one) ?? [];
    if (left.length === 0) this.#waiting.delete(page);
    else this.#waiting.set(page, left);
  }

  /** Gives a place to who waits for one; it is free where nobody does. */
  #giveOn(page: number): void {
    const [next] = this.#waiting.get(page) ?? [];
    if (next) {
      this.#leave(page, next);
      next.begin();
      return;
    }
    const left = (this.#under.get(page) ?? 1) - 1;
    if (left === 0) this.#under.delete(page);
    else this.#under.set(page, left);
  }
}

/** What those are told whose file is not fetched because the server stops. */
export const stopping = (): MediaFetchError =>
  new MediaFetchError('stopped', 'The server stopped before it was there.');
