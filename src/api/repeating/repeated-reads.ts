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
/** The part of it within which something has to be asked again: not all are as large. */
const ROOM = 0.75;
/** Letters of an answer that is kept; one in pieces never is. */
const LONGEST = 65_536;
/** Letters of what one is kept by. */
const LONGEST_KEY = 4_000;

/** A read that was begun and is to be kept. */
export interface BegunRead {
  readonly key: string;
  readonly grounds: Grounds;
}

/** What of a request a read is found by. */
interface AskedRead {
  readonly request: GraphRequest;
  readonly caller: Caller;
  readonly lacking: ReadonlySet<Form> | undefined;
}

/**
 * Answers of reads that are asked again, whole: of a Page's tokens, from the second asking on. The one
 * way in and out of what is kept is here: {@link keyOf} tells by what, {@link find} gives what would be
 * answered now, or stands with {@link keep} around a read that is carried out. What a read depends on is
 * in its key or in its {@link Grounds}; what depends on anything else is not kept (decisions/0143).
 */
export class RepeatedReads {
  readonly #store: Store;
  readonly #calendar: Calendar;
  readonly #asked = new AskedBefore();
  readonly #kept: LRUCache<string, KeptRead>;
  readonly #room: number;
  /** Bytes of an answer that is kept, of late. */
  #usual = 4_096;

  /** @param most bytes */
  constructor(store: Store, calendar: Calendar, most = MOST_BYTES) {
    this.#store = store;
    this.#calendar = calendar;
    this.#room = most * ROOM;
    this.#kept = new LRUCache({
      maxSize: most,
      maxEntrySize: most / 4,
      sizeCalculation: ({ bytes }) => bytes,
    });
  }

  /**
   * By what an answer is kept: the address, which most often says the token too; undefined of one that
   * never is. Of a person's and an app's tokens it is about many Pages, whose revisions nobody counts.
   */
  keyOf({ address, token, params }: GraphRequest, { page }: Caller): string | undefined {
    if (address === undefined || page === undefined || address.length > LONGEST_KEY)
      return undefined;
    return params.has('access_token') ? address : `${token} ${address}`;
  }

  /**
   * What was answered, where it would be answered now; what is to be given to {@link keep} behind the read
   * where that is to be kept; undefined where it was not asked lately: it would be kept in vain, since
   * others take its room before it is asked again.
   */
  find(key: string, asked: AskedRead): KeptRead | BegunRead | undefined {
    const known = this.#kept.get(key);
    if (known && this.#holds(known.grounds, asked)) return known;
    if (!known && !this.#asked.again(key, this.#room / this.#usual)) return undefined;
    return { key, grounds: this.#groundsOf(asked) };
  }

  /**
   * Behind it: its answer is kept where nothing has changed meanwhile. What another process wrote shows
   * in the marks in the turn in which it can be read.
   */
  keep({ key, grounds }: BegunRead, answer: ReadAnswer): KeptRead | undefined {
    if (answer.text.length > LONGEST || !this.#stands(grounds)) return undefined;
    const read = new KeptRead(key, answer, grounds, this.#grown);
    this.#kept.set(key, read);
    this.#usual += (read.bytes - this.#usual) / 64;
    return read;
  }

  readonly #grown = (read: KeptRead): void => {
    if (this.#kept.peek(read.key) === read) this.#kept.set(read.key, read);
  };

  /** Whether what was answered on these grounds is what would be answered now. */
  #holds(grounds: Grounds, { request, caller, lacking }: AskedRead): boolean {
    return (
      grounds.caller === caller &&
      grounds.token === request.token &&
      grounds.origin === request.origin &&
      grounds.home === request.home &&
      grounds.dialect === request.dialect &&
      grounds.lacks === lacksOf(lacking) &&
      this.#stands(grounds)
    );
  }

  #stands({ caller, offer, generation, revision }: Grounds): boolean {
    return (
      offer === this.#calendar.offer &&
      generation === this.#store.generation() &&
      revision === this.#revisionOf(caller)
    );
  }

  #groundsOf({ request, caller, lacking }: AskedRead): Grounds {
    const { token, origin, home, dialect } = request;
    return {
      ...{ caller, token, origin, home, dialect },
      lacks: lacksOf(lacking),
      offer: this.#calendar.offer,
      generation: this.#store.generation(),
      revision: this.#revisionOf(caller),
    };
  }

  #revisionOf({ page }: Caller): number {
    return this.#store.revision(page?.no ?? 0);
  }
}

const lacksOf = (lacking: ReadonlySet<Form> | undefined): string =>
  lacking === undefined ? '' : [...lacking].sort().join();
