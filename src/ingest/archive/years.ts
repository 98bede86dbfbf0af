/** Counts times by their years, in UTC; messages come in order, so that few are worked out. */
export class Years {
  readonly #counts = new Map<number, number>();
  #year = 0;
  /** Times of the year at hand, in epoch milliseconds. */
  #from = 0;
  #to = 0;
  #count = 0;

  add(time: number): void {
    if (time < this.#from || time >= this.#to) {
      this.#keep();
      this.#year = new Date(time).getUTCFullYear();
      this.#from = Date.UTC(this.#year, 0);
      this.#to = Date.UTC(this.#year + 1, 0);
    }
    this.#count++;
  }

  counts(): Record<string, number> {
    this.#keep();
    return Object.fromEntries(this.#counts);
  }

  #keep(): void {
    if (this.#count > 0) {
      this.#counts.set(this.#year, (this.#counts.get(this.#year) ?? 0) + this.#count);
    }
    this.#count = 0;
  }
}

/** The years of a file's messages; where they were not counted, only as far as its span tells. */
export function yearsOf(facts: {
  readonly years?: Readonly<Record<string, number>>;
  readonly messages: number;
  readonly first: number;
  readonly last: number;
}): Readonly<Record<string, number>> {
  if (facts.years || facts.messages === 0) return facts.years ?? {};
  const [from, to] = [facts.first, facts.last].map((time) => new Date(time).getUTCFullYear());
  return from === to ? { [String(from)]: facts.messages } : {};
}
