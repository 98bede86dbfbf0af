/** What a ring keeps at most. */
export interface RingBounds {
  readonly count: number;
  readonly bytes: number;
  /** How old, in ms of the machine's clock. */
  readonly ms: number;
}

/** The newest of what is added, within bounds, each at a place of its own: what goes is the oldest. */
export class Ring<T> {
  readonly #bounds: RingBounds;
  readonly #slots: (T | undefined)[] = [];
  /** By place: when it happened and what it weighs. */
  readonly #real: Float64Array;
  readonly #weights: Float64Array;
  readonly #gone: (each: T, place: number) => void;
  #oldest = 0;
  #count = 0;
  #bytes = 0;

  /** @param gone is told of each that goes, while its place is still its own */
  constructor(bounds: RingBounds, gone: (each: T, place: number) => void) {
    this.#bounds = bounds;
    this.#real = new Float64Array(bounds.count);
    this.#weights = new Float64Array(bounds.count);
    this.#gone = gone;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The place that the next will have: it is free. */
  next(): number {
    if (this.#count === this.#bounds.count) this.#drop();
    return this.place(this.#count);
  }

  /**
   * Adds one.
   * @param real when it happened, in epoch ms of the machine's clock
   * @param bytes of it, about, in memory
   */
  add(each: T, real: number, bytes: number): void {
    const place = this.next();
    this.#slots[place] = each;
    this.#real[place] = real;
    this.#weights[place] = bytes;
    this.#count++;
    this.#bytes += bytes;
    while (this.#bytes > this.#bounds.bytes && this.#count > 1) this.#drop();
    this.forget(real - this.#bounds.ms);
  }

  /** Those that were before a time go, in ms of the machine's clock. */
  forget(before: number): void {
    while (this.#count > 0 && (this.#real[this.#oldest] as number) < before) this.#drop();
  }

  /** What is at a place. */
  at(place: number): T {
    return this.#slots[place] as T;
  }

  /** The places of those that are there, oldest first, from the how-manieth on. */
  places(from = 0): number[] {
    return Array.from({ length: this.#count - from }, (_, i) => this.place(from + i));
  }

  /** The place of the how-manieth, oldest first. */
  place(index: number): number {
    const place = this.#oldest + index;
    return place < this.#bounds.count ? place : place - this.#bounds.count;
  }

  #drop(): void {
    const place = this.#oldest;
    this.#gone(this.#slots[place] as T, place);
    this.#slots[place] = undefined;
    this.#oldest = this.place(1);
    this.#count--;
    this.#bytes -= this.#weights[place] as number;
  }
}
