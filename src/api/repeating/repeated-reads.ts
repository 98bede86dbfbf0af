import { LRUCache } from 'lru-cache';
import type { Caller } from '../../access/caller.ts';
import type { Calendar } from '../../graph/declare/calendar.ts';
import type { Form } from '../../graph/declare/dated-forms.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Store } from '../../store/store.ts';
import { AskedBefore } from './asked-before.ts';
import { type Grounds, KeptRead, type ReadAnswer } from './kept-read.ts';

/** Memory of all that is kept, in bytes. */
const MOST_BYTES = 8 * 1_048_576;
/** Letters of an answer that is kept; one in pieces never is. */
const LONGEST = 65_536;
/** Letters of what one is kept by. */
const LONGEST_KEY = 4_000;

/** A read that was begun and may be kept. */
export interface BegunRead {
  readonly key: string;
  readonly grounds: Grounds;
}

/**
 * Answers of reads that are asked again, whole: of a Page's tokens, from the second asking on. The one
 * way in and out of what is kept is here: {@link keyOf} tells by what, {@link find} gives what would be
 * answered now, {@link begin} and {@link keep} stand around a read that is carried out. What a read
 * depends on is in its key or in its {@link Grounds}; what depends on anything else is not kept
 * (decisions/0143).
 */
export class RepeatedReads {
  readonly #store: Store;
  readonly #calendar: Calendar;
  readonly #asked = new AskedBefore();
  readonly #kept: LRUCache<string, KeptRead>;

  /** @param most bytes */
  constructor(store: Store, calendar: Calendar, most = MOST_BYTES) {
    this.#store = store;
    this.#calendar = calendar;
    this.#kept = new LRUCache({
      maxSize: most,
      maxEntrySize: most / 4,
      sizeCalculation: ({ bytes }) => bytes,
    });
  }

  /** By what the answer of a request is kept; undefined of one whose answer never is. */
  keyOf(
    request: GraphRequest,
    caller: Caller,
    lacking: ReadonlySet<Form> | undefined,
  ): string | undefined {
    const { address, token = '', origin, home = '', dialect } = request;
    // Of a person's and an app's tokens an answer is about many Pages, whose revisions nobody counts.
    if (address === undefined || caller.page === undefined) return undefined;
    const lacks = lacking === undefined ? '' : [...lacking].sort().join();
    const key = `${dialect} ${origin} ${home} ${lacks} ${token} ${address}`;
    return key.length > LONGEST_KEY ? undefined : key;
  }

  /** What was answered, where it would be answered now. */
  find(key: string, caller: Caller): KeptRead | undefined {
    const known = this.#kept.get(key);
    return known?.isOf(this.#groundsOf(caller)) ? known : undefined;
  }

  /** Before a read that was not found; undefined where it is asked for the first time. */
  begin(key: string, caller: Caller): BegunRead | undefined {
    if (!this.#kept.has(key) && !this.#asked.again(key)) return undefined;
    return { key, grounds: this.#groundsOf(caller) };
  }

  /**
   * Behind it: its answer is kept where nothing has changed meanwhile. What another process wrote shows
   * in the marks in the turn in which it can be read.
   */
  keep({ key, grounds }: BegunRead, answer: ReadAnswer): KeptRead | undefined {
    if (answer.text.length > LONGEST) return undefined;
    const read = new KeptRead(key, answer, grounds, (grown) => {
      if (this.#kept.peek(key) === grown) this.#kept.set(key, grown);
    });
    if (!read.isOf(this.#groundsOf(grounds.caller))) return undefined;
    this.#kept.set(key, read);
    return read;
  }

  #groundsOf(caller: Caller): Grounds {
    return {
      caller,
      offer: this.#calendar.offer,
      generation: this.#store.generation(),
      revision: this.#store.revision(caller.page?.no ?? 0),
    };
  }
}
