import { GraphError } from './error.ts';

/** Bytes that answers which are made, and not yet taken by their clients, may have together. */
const MOST_HELD = 32 * 1_048_576;

/** Large answers that wait to be made; one more is refused. */
const MOST_WAITING = 32;

/** Milliseconds without taking a byte after which a client gives way to those who wait. */
const PATIENCE = 10_000;

/** A large answer's place: from when it turns out to be large until its client has it. */
export interface Place {
  /** It is made, and has so many bytes to be taken. */
  made(bytes: number): void;
  /** Its client has taken so many. */
  taken(bytes: number): void;
  /** Calls when its client has taken nothing for long and others wait. */
  onCut(cut: () => void): void;
  /** It is through, or given up. */
  leave(): void;
}

interface Held {
  bytes: number;
  /** When its client last took something, in ms. */
  since: number;
  cut: (() => void) | undefined;
}

/**
 * Where large answers are made, one after another, and wait for their clients: whatever is asked for
 * at once, the memory that it takes is bounded. Answers below a megabyte never come here.
 */
class Room {
  #maker: Held | undefined;
  readonly #held = new Set<Held>();
  readonly #waiting: ((place: Place) => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  /**
   * Gives a place, at once or when it is free.
   * @throws GraphError `tooMuchData` when too many wait
   */
  enter(): Place | Promise<Place> {
    if (this.#isFree() && this.#waiting.length === 0) return this.#admit();
    if (this.#waiting.length >= MOST_WAITING) throw new GraphError('tooMuchData');
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#watch();
    });
  }

  #isFree(): boolean {
    let bytes = 0;
    for (const held of this.#held) bytes += held.bytes;
    return this.#maker === undefined && bytes <= MOST_HELD;
  }

  #admit(): Place {
    const held: Held = { bytes: 0, since: 0, cut: undefined };
    this.#maker = held;
    const step = (change: () => void) => () => {
      change();
      this.#call();
    };
    return {
      made: (bytes) =>
        step(() => {
          this.#maker = undefined;
          held.bytes = bytes;
          held.since = performance.now();
          this.#held.add(held);
        })(),
      taken: (bytes) =>
        step(() => {
          held.bytes -= bytes;
          held.since = performance.now();
        })(),
      onCut: (cut) => {
        held.cut = cut;
      },
      leave: step(() => {
        if (this.#maker === held) this.#maker = undefined;
        this.#held.delete(held);
      }),
    };
  }

  #call(): void {
    while (this.#waiting.length > 0 && this.#isFree()) this.#waiting.shift()?.(this.#admit());
    this.#watch();
  }

  /** While somebody waits for clients that take nothing, they are looked at once a second. */
  #watch(): void {
    if (this.#waiting.length === 0 || this.#held.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#timer ??= setInterval(() => {
      const now = performance.now();
      for (const held of this.#held) if (now - held.since > PATIENCE) held.cut?.();
    }, 1_000).unref();
  }
}

/** The room of this process. */
export const room = new Room();
