/** A sliding window: how long it is, and how long calls are counted together, in ms. */
export interface WindowSpan {
  readonly length: number;
  /** Calls of this long share one count: they leave the window together, up to this much early. */
  readonly grain: number;
}

/** What a window holds. */
export interface WindowCount {
  readonly calls: number;
  /** Those of the calls that a limit applies to. */
  readonly bound: number;
  /** Microseconds from beginning to end. */
  readonly elapsed: number;
  /** When fewer than `limit` bound calls are left if none is added, in epoch ms. */
  freeAt(limit: number): number;
  /** Adds time spent, in microseconds; only where calls are counted, and not judged alone. */
  spend?(elapsed: number, now: number): void;
}

interface Bucket {
  readonly start: number;
  calls: number;
  bound: number;
  elapsed: number;
}

/**
 * Counts calls over the last `length` ms, in buckets. A bucket begins with its first call, so a
 * burst leaves the window exactly `length` later; a call that came when its bucket was already
 * open leaves up to `grain` earlier. Cost and memory do not grow with the number of calls.
 */
export class SlidingWindow implements WindowCount {
  calls = 0;
  bound = 0;
  elapsed = 0;
  readonly #span: WindowSpan;
  /** Oldest first; at most `length / grain + 1`. */
  #buckets: Bucket[] = [];

  constructor(span: WindowSpan) {
    this.#span = span;
  }

  /**
   * Adds calls at `now` (epoch ms). When the clock was set back, what lies after it is forgotten.
   * @param bound whether a limit applies to them
   */
  add(calls: number, bound: boolean, now: number): void {
    const bucket = this.#bucketAt(now);
    bucket.calls += calls;
    this.calls += calls;
    if (!bound) return;
    bucket.bound += calls;
    this.bound += calls;
  }

  /** What it would hold with more calls at `now`, which are not added. */
  with(calls: number, bound: boolean, now: number): WindowCount {
    this.#slide(now);
    return {
      calls: this.calls + calls,
      bound: this.bound + (bound ? calls : 0),
      elapsed: this.elapsed,
      freeAt: (limit) => this.freeAt(limit),
    };
  }

  spend(elapsed: number, now: number): void {
    this.#bucketAt(now).elapsed += elapsed;
    this.elapsed += elapsed;
  }

  freeAt(limit: number): number {
    let left = this.bound;
    for (const { start, bound } of this.#buckets) {
      left -= bound;
      if (left < limit) return start + this.#span.length;
    }
    return (this.#buckets.at(-1)?.start ?? 0) + this.#span.length;
  }

  #bucketAt(now: number): Bucket {
    this.#slide(now);
    const last = this.#buckets.at(-1);
    if (last && now < last.start + this.#span.grain) return last;
    const bucket = { start: now, calls: 0, bound: 0, elapsed: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }

  #slide(now: number): void {
    const buckets = this.#buckets;
    while (buckets[0] && buckets[0].start <= now - this.#span.length) this.#drop(buckets.shift());
    while ((buckets.at(-1)?.start ?? now) > now) this.#drop(buckets.pop());
  }

  #drop(bucket: Bucket | undefined): void {
    if (!bucket) return;
    this.calls -= bucket.calls;
    this.bound -= bucket.bound;
    this.elapsed -= bucket.elapsed;
  }
}
