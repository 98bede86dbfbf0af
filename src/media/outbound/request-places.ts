import { OutboundError } from '../../base/outbound.ts';

/** Requests under way at once. */
interface MostPlaces {
  readonly all: number;
  /** Of these, to one origin: one that answers nothing must not take the places of the others. */
  readonly each: number;
}

/** Begins what waits, once it has a place; or ends it, where there will be none. */
interface Waiting {
  readonly begin: () => void;
  readonly end: (reason: OutboundError) => void;
}

/** How many requests are under way to each origin, and which wait: the origins take turns. */
export class RequestPlaces {
  readonly #under = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting[]>();
  #all = 0;
  #isClosed = false;
  readonly #most: MostPlaces;

  constructor(most: MostPlaces) {
    this.#most = most;
  }

  /**
   * Waits for a place.
   * @returns what gives it back
   * @throws OutboundError `cut` when there will be none
   */
  async take(origin: string): Promise<() => void> {
    if (this.#isClosed) throw stopped();
    if (!this.#hasRoom(origin)) {
      const { promise, resolve: begin, reject: end } = Promise.withResolvers<void>();
      const line = this.#waiting.get(origin);
      if (line) line.push({ begin, end });
      else this.#waiting.set(origin, [{ begin, end }]);
      await promise;
    } else this.#occupy(origin);
    return () => this.#giveBack(origin);
  }

  /** Nobody waits any longer. */
  close(): void {
    this.#isClosed = true;
    for (const line of this.#waiting.values()) for (const { end } of line) end(stopped());
    this.#waiting.clear();
  }

  #hasRoom(origin: string): boolean {
    const { all, each } = this.#most;
    return this.#all < all && (this.#under.get(origin) ?? 0) < each;
  }

  #occupy(origin: string): void {
    this.#all++;
    this.#under.set(origin, (this.#under.get(origin) ?? 0) + 1);
  }

  #giveBack(origin: string): void {
    this.#all--;
    const left = (this.#under.get(origin) ?? 1) - 1;
    if (left === 0) this.#under.delete(origin);
    else this.#under.set(origin, left);
    this.#beginNext();
  }

  #beginNext(): void {
    for (const [origin, line] of this.#waiting) {
      if (!this.#hasRoom(origin)) continue;
      const next = line.shift();
      // Behind the others, if more of it wait.
      this.#waiting.delete(origin);
      if (line.length > 0) this.#waiting.set(origin, line);
      if (!next) continue;
      this.#occupy(origin);
      next.begin();
      return;
    }
  }
}

/** What those are told for whom there is no place any more. */
export const stopped = (): OutboundError =>
  new OutboundError('cut', 'The server stopped before this was sent.');
