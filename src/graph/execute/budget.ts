import { type Awaitable, chain } from '../../base/awaitable.ts';
import { turns } from '../../base/turns.ts';
import { GraphError } from '../errors/error.ts';
import type { Text } from '../text/text.ts';
import { type AnswerPlace, type Presence, room } from './room.ts';

/** More nodes than this are refused in one request. */
export const MOST_NODES = 25_000;

/**
 * Nested fields looked up for nodes, at most: ten for each node. An alias for every one of a
 * megabyte of fields would otherwise ask for millions that are not even there.
 */
export const MOST_LOOKUPS = 10 * MOST_NODES;

/** Bytes of an answer, and of what is read for it. */
export const MOST_BYTES = 32 * 1_048_576;

/**
 * Bytes from which an answer takes a place in the {@link room} for large ones: what is smaller is made
 * beside others, however many, and waits for its client unbounded.
 */
const LARGE = 262_144;

/** Work after which it is looked whether the turn is over, in bytes read or written. */
const STEP = 131_072;
/** What a node costs besides its bytes. */
const NODE = 256;

/** What one HTTP request may cost, a batch as a single one, and what it has cost so far. */
export class Budget {
  #nodes: number;
  #lookups: number;
  #read = 0;
  #written = 0;
  /** Work since the last look at the turn. */
  #work = 0;
  #place: AnswerPlace | undefined;
  readonly #presence: () => Presence;

  /**
   * @param requests how many single requests' worth of nodes it may ask for
   * @param presence of the client: when it has gone, nothing more is done for it
   */
  constructor(requests = 1, presence: () => Presence = () => 'there') {
    this.#presence = presence;
    this.#nodes = requests * MOST_NODES;
    this.#lookups = requests * MOST_LOOKUPS;
  }

  /** The place in the room for large answers, if it took one. */
  get place(): AnswerPlace | undefined {
    return this.#place;
  }

  /** Bytes of text written so far. */
  get written(): number {
    return this.#written;
  }

  /** @throws GraphError `tooMuchData` */
  spend(nodes: number): void {
    this.#nodes -= nodes;
    this.#work += nodes * NODE;
    if (this.#nodes < 0) throw new GraphError('tooMuchData');
  }

  /** @throws GraphError `tooMuchData` */
  spendLookups(nodes: number): void {
    this.#lookups -= nodes;
    if (this.#lookups < 0) throw new GraphError('tooMuchData');
  }

  /**
   * Counts bytes that were read, as they will be written.
   * @throws GraphError `tooMuchData` past 32 MB
   */
  read(bytes: number): void {
    this.#read += bytes;
    this.#work += bytes;
    if (this.#read > MOST_BYTES) throw new GraphError('tooMuchData');
  }

  /**
   * Counts a text as it is written.
   * @param reached bytes written of the whole answer, with it
   * @throws GraphError `tooMuchData` past 32 MB
   */
  write(text: number, reached: number): void {
    this.#work += NODE + text;
    if (reached <= this.#written) return;
    this.#written = reached;
    if (reached > MOST_BYTES) throw new GraphError('tooMuchData');
  }

  /** Gives a way back to here: what is spent from now on may come to nothing. */
  mark(): () => void {
    const [nodes, lookups, read, written] = [this.#nodes, this.#lookups, this.#read, this.#written];
    return () => {
      [this.#nodes, this.#lookups, this.#read, this.#written] = [nodes, lookups, read, written];
    };
  }

  /** Counts steps of a long piece of work, each about what a node costs. */
  worked(count: number): void {
    this.#work += count * NODE;
  }

  /** Counts such steps, and is a {@link pause}. */
  step(count = 1): Promise<void> | undefined {
    this.worked(count);
    return this.pause();
  }

  /**
   * Lets others have a turn where it is time, and waits for a place where the answer becomes large:
   * to be called in every loop over what a client may ask a lot of. Undefined: go on at once.
   * @throws GraphError `tooMuchData` when too many large answers are waited for
   */
  pause(): Promise<void> | undefined {
    if (this.#work < STEP) return undefined;
    this.#work = 0;
    if (this.#place === undefined && (this.#read > LARGE || this.#written > LARGE)) {
      const entered = room.enter(this.#presence);
      if (entered instanceof Promise) return entered.then((place) => this.#enter(place));
      this.#enter(entered);
    }
    return this.turn();
  }

  /**
   * Lets others have a turn where this one is over. Undefined: go on at once.
   * @throws GraphError `badRequest`, for nobody, when the client has gone meanwhile
   */
  turn(): Promise<void> | undefined {
    if (!turns.isOver()) return undefined;
    return turns.next().then(() => {
      if (this.#presence() === 'gone') throw new GraphError('badRequest');
    });
  }

  /**
   * Waits for a turn of one's own: before a piece of work that cannot be cut and takes longer than a
   * turn. What is done next then shares its turn with nothing long.
   * @throws GraphError `badRequest`, for nobody, when the client has gone meanwhile
   */
  async alone(): Promise<void> {
    await this.pause();
    await turns.next();
    if (this.#presence() === 'gone') throw new GraphError('badRequest');
  }

  /**
   * Takes the answer in that was made: a large one has its place from now on, if it had none.
   * @throws GraphError `tooMuchData`, as {@link pause} does
   */
  settle(text: Text): Awaitable<Text> {
    if (text.length <= LARGE) return text;
    return chain(this.#place ?? room.enter(this.#presence), (place) => {
      this.#enter(place);
      place.made(text.length);
      return text;
    });
  }

  #enter(place: AnswerPlace): void {
    this.#place = place;
  }
}
