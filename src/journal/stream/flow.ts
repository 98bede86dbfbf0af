/** Rows a second that a page can show, and how many at once. */
const RATE = 2_000;

/** How long rows have to be few again, in seconds of what may come in them. */
const CALM = 0.5;

/** Tells whether rows come faster than anybody could look at them: a bucket that leaks. */
export class Flow {
  #level = 0;
  #at = Number.NEGATIVE_INFINITY;
  #isFlood = false;

  /**
   * Takes rows that came.
   * @param now milliseconds that have passed
   * @returns whether they are too many
   */
  takes(rows: number, now: number): boolean {
    const leaked = ((now - this.#at) / 1_000) * RATE;
    // What is over twice of it is forgotten: a flood is over soon after its end.
    this.#level = Math.min(Math.max(0, this.#level - leaked) + rows, 2 * RATE);
    this.#at = now;
    this.#isFlood = this.#level > (this.#isFlood ? CALM * RATE : RATE);
    return this.#isFlood;
  }
}
