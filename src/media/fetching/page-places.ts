import { MediaFetchError } from './fetch-error.ts';

/** Files fetched at once for a Page, and how many more may wait. */
const MOST_EACH = 8;
const MOST_WAITING = 64;
/** Files fetched or waited for, of all Pages: each is a client who waits. */
const MOST = 1_024;

/** How much is fetched for each Page. What one Page waits for, no other does. */
export class PagePlaces {
  readonly #under = new Map<number, number>();
  readonly #waiting = new Map<number, (() => void)[]>();
  #all = 0;

  /**
   * Does work when there is a place for it.
   * @throws MediaFetchError `busy` at once, where too much waits already
   */
  async run<T>(page: number, work: () => Promise<T>): Promise<T> {
    const under = this.#under.get(page) ?? 0;
    const line = this.#waiting.get(page) ?? [];
    if (this.#all >= MOST || line.length >= MOST_WAITING) {
      throw new MediaFetchError('busy', `${under + line.length} files are fetched for the Page.`);
    }
    this.#all++;
    try {
      if (under < MOST_EACH) this.#under.set(page, under + 1);
      else await this.#wait(page, line);
      try {
        return await work();
      } finally {
        this.#giveOn(page);
      }
    } finally {
      this.#all--;
    }
  }

  #wait(page: number, line: (() => void)[]): Promise<void> {
    this.#waiting.set(page, line);
    return new Promise((begin) => line.push(begin));
  }

  /** Gives a place to who waits for one; it is free where nobody does. */
  #giveOn(page: number): void {
    const line = this.#waiting.get(page);
    const next = line?.shift();
    if (line?.length === 0) this.#waiting.delete(page);
    if (next) {
      next();
      return;
    }
    const left = (this.#under.get(page) ?? 1) - 1;
    if (left === 0) this.#under.delete(page);
    else this.#under.set(page, left);
  }
}
