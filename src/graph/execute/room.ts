import { type Scheduler, systemScheduler } from '../../base/scheduler.ts';
import { GraphError } from '../errors/error.ts';

/** Bytes that answers which are made, and not yet taken by their clients, may have together. */
const MOST_HELD = 32 * 1_048_576;

/** Large answers that wait to be made; one more is refused. */
const MOST_WAITING = 256;

/** Milliseconds that a client may take, besides what its pace gives it, while others wait for it. */
const PATIENCE = 10_000;

/** Bytes in a millisecond that a client takes at least, where others wait for it: a megabyte a second. */
const PACE = 1_000;

/** How often it is looked, in ms. */
const LOOK = 1_000;

/**
 * Whether a client waits for its answer: it has gone, or it has said that it says no more, as one does
 * that is stopped, and as one may that waits.
 */
export type Presence = 'there' | 'silent' | 'gone';

/** A large answer's place: from when it turns out to be large until its client has it. */
export interface AnswerPlace {
  /** It is made, and has so many bytes to be taken. */
  made(bytes: number): void;
  /** Its client has taken so many. */
  taken(bytes: number): void;
  /** Calls when its client takes nothing, or hardly anything, and others wait for that. */
  onCut(cut: () => void): void;
  /** It is through, or given up. */
  leave(): void;
}

interface Occupancy {
  bytes: number;
  /** When its client has to have taken everything that it has not, in ms: each byte puts it off. */
  until: number;
  cut: (() => void) | undefined;
}

interface Waiting {
  readonly presence: () => Presence;
  readonly admit: (place: AnswerPlace) => void;
  readonly refuse: (error: GraphError) => void;
}

/**
 * Where large answers are made, one after another, and wait for their clients: whatever is asked for
 * at once, the memory that it takes is bounded. Small answers never come here.
 */
export class Room {
  #maker: Occupancy | undefined;
  readonly #held = new Set<Occupancy>();
  #waiting: Waiting[] = [];
  readonly #scheduler: Scheduler;
  #endWatch: (() => void) | undefined;

  constructor(scheduler: Scheduler = systemScheduler) {
    this.#scheduler = scheduler;
  }

  /**
   * Gives a place, at once or when it is free: to those who are silent after all who are there.
   * @param presence of the client: who has gone waits no longer
   * @throws GraphError `tooMuchData` when too many wait; `badRequest`, for nobody, to who has gone
   */
  enter(presence: () => Presence): AnswerPlace | Promise<AnswerPlace> {
    if (this.#waiting.length === 0 && this.#isFree()) return this.#admit();
    if (this.#waiting.length >= MOST_WAITING) this.#dropGone();
    if (this.#waiting.length >= MOST_WAITING) throw new GraphError('tooMuchData');
    return new Promise((admit, refuse) => {
      this.#waiting.push({ presence, admit, refuse });
      this.#call();
    });
  }

  get #isFull(): boolean {
    let bytes = 0;
    for (const held of this.#held) bytes += held.bytes;
    return bytes > MOST_HELD;
  }

  #isFree(): boolean {
    return this.#maker === undefined && !this.#isFull;
  }

  #admit(): AnswerPlace {
    const held: Occupancy = { bytes: 0, until: 0, cut: undefined };
    this.#maker = held;
    return {
      made: (bytes) => {
        if (this.#maker === held) this.#maker = undefined;
        held.bytes = bytes;
        held.until = this.#scheduler.elapsed() + PATIENCE;
        this.#held.add(held);
        this.#call();
      },
      taken: (bytes) => {
        held.bytes -= bytes;
        held.until += bytes / PACE;
        this.#call();
      },
      onCut: (cut) => {
        held.cut = cut;
      },
      leave: () => {
        if (this.#maker === held) this.#maker = undefined;
        this.#held.delete(held);
        this.#call();
      },
    };
  }

  #call(): void {
    while (this.#waiting.length > 0 && this.#isFree()) {
      const there = this.#waiting.findIndex(({ presence }) => presence() === 'there');
      const [next] = this.#waiting.splice(Math.max(there, 0), 1) as [Waiting];
      if (next.presence() === 'gone') next.refuse(new GraphError('badRequest'));
      else next.admit(this.#admit());
    }
    if (this.#waiting.length > 0) {
      this.#endWatch ??= this.#scheduler.after(LOOK, () => this.#look());
    } else {
      this.#endWatch?.();
      this.#endWatch = undefined;
    }
  }

  /** Lets those go who are waited for and take their time, and those who wait no longer. */
  #look(): void {
    this.#endWatch = undefined;
    this.#dropGone();
    const now = this.#scheduler.elapsed();
    if (this.#isFull) for (const held of this.#held) if (now > held.until) held.cut?.();
    this.#call();
  }

  #dropGone(): void {
    const gone = this.#waiting.filter(({ presence }) => presence() === 'gone');
    if (gone.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !gone.includes(one));
    for (const { refuse } of gone) refuse(new GraphError('badRequest'));
    this.#call();
  }
}

/** The room of this process. */
export const room = new Room();
