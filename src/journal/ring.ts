/** What a ring keeps: its bytes are counted while it is there. */
interface Weighed {
  /** About, in memory. */
  readonly bytes: number;
  /** When it happened, in epoch ms of the machine's clock. */
  readonly real: number;
}

/** What a ring keeps at most. */
export interface RingBounds {
  readonly count: number;
  readonly bytes: number;
  /** How old, in ms of the machine's clock. */
  readonly ms: number;
}

/** The newest of what is added, within bounds: what goes is the oldest. */
export class Ring<T extends Weighed> {
  readonly #bounds: RingBounds;
  readonly #slots: (T | undefined)[] = [];
  readonly #gone: (each: T) => void;
  #oldest = 0;
  #count = 0;
  #bytes = 0;

  /** @param gone is told of each that goes */
  constructor(bounds: RingBounds, gone: (each: T) => void) {
    this.#bounds = bounds;
    this.#gone = gone;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(each: T): void {
    const { count, bytes, ms } = this.#bounds;
    if (this.#count === count) this.#drop();
    this.#slots[(this.#oldest + this.#count) % count] = each;
    this.#count++;
    this.#bytes += each.bytes;
    while (this.#bytes > bytes && this.#count > 1) this.#drop();
    this.forget(each.real - ms);
  }

  /** Those that were before a time go, in ms of the machine's clock. */
  forget(before: number): void {
    for (let first = this.first; first && first.real < before; first = this.first) this.#drop();
  }

  get first(): T | undefined {
    return this.#slots[this.#oldest];
  }

  /** The how-manieth of those that are there, oldest first; negative from the newest back. */
  at(index: number): T | undefined {
    const from = index < 0 ? this.#count + index : index;
    if (from < 0 || from >= this.#count) return undefined;
    return this.#slots[(this.#oldest + from) % this.#bounds.count];
  }

  #drop(): void {
    const each = this.#slots[this.#oldest] as T;
    this.#slots[this.#oldest] = undefined;
    this.#oldest = (this.#oldest + 1) % this.#bounds.count;
    this.#count--;
    this.#bytes -= each.bytes;
    this.#gone(each);
  }

  *[Symbol.iterator](): Generator<T, void> {
    for (let i = 0; i < this.#count; i++) yield this.at(i) as T;
  }
}
