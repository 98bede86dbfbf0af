/** Milliseconds that what is usual weighs against what was measured. */
const WEIGHT = 3000;

/** Guesses how long it takes from the work ahead, at first by what is usual. */
export class TimeLeft {
  readonly #usual: number;
  readonly #now: () => number;
  #began: number | undefined;

  constructor(usual: number, now: () => number) {
    this.#usual = usual;
    this.#now = now;
  }

  /** Milliseconds; undefined while it is not known how much there is. */
  of({ done, total }: { readonly done: number; readonly total: number }): number | undefined {
    if (total === 0) return undefined;
    this.#began ??= this.#now();
    const rate = (done + this.#usual * WEIGHT) / (this.#now() - this.#began + WEIGHT);
    return (total - done) / rate;
  }
}

/** A time that is guessed, in words: `7 s`, `3 min`, `2 h 10 min`. */
export function roughly(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
