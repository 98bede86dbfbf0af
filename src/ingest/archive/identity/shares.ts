import { FLAGS } from '../../../store/page/message.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import { Unreadable } from '../../tree/read.ts';
import type { ArchiveMessage } from '../message.ts';
import { messagesOf } from '../read.ts';
import type { Thread } from '../threads.ts';
import type { Share } from './decide.ts';
import { beginningOf, openingOf } from './opening.ts';

/** A stretch of time, in epoch milliseconds, both ends in it. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Where messages are that are compared: in files of this import, in the store, or in both. */
interface Place {
  readonly thread: Thread | undefined;
  readonly business: string;
  readonly conversation: number | undefined;
}

/** Finds the messages of a source by its place. */
interface Places {
  spanOf(place: number): Span;
  placeOf(place: number): Place;
  /** How many messages it has. */
  messagesOf(place: number): number;
}

/** Something that the messages of a thread may stand in too. */
interface Other {
  readonly place: number;
  readonly span: Span;
  has(message: ArchiveMessage, isBusiness: boolean): Promise<boolean>;
  /** How many of the messages lie in its time, and how many of those it has. */
  seen: number;
  shared: number;
}

/**
 * Counts messages that threads of this import share with others: same millisecond, same text, same
 * side. Where only two could be meant, one is enough.
 */
export class Shares {
  readonly #reader: PageStore;
  readonly #places: Places;
  readonly #prints = new Map<number, Float64Array>();

  constructor(reader: PageStore, places: Places) {
    this.#reader = reader;
    this.#places = places;
  }

  /**
   * @param place of a thread of this import
   * @param others of those it is compared with
   * @param isClear whether nothing else could be meant on either side
   */
  async of(place: number, others: readonly number[], isClear: boolean): Promise<Share[]> {
    const { thread, business } = this.#places.placeOf(place);
    if (!thread) return [];
    if (isClear) {
      // Most have their first message in common: that is known without reading them again.
      const [other, ...more] = others;
      const isKnown = more.length === 0 && (await this.#isOpening(thread, other));
      if (isKnown) return others.map((other) => ({ one: place, other, messages: 1, of: 1 }));
    }
    const compared: Other[] = [];
    for (const other of others) compared.push(await this.#other(other));
    const count = async (message: ArchiveMessage): Promise<boolean> => {
      const isBusiness = message.sender === business;
      for (const other of compared) {
        const { first, last } = other.span;
        if (message.created < first || message.created > last) continue;
        other.seen++;
        if (await other.has(message, isBusiness)) other.shared++;
      }
      return isClear && compared.every(({ shared }) => shared > 0);
    };
    await eachMessage(thread, count);
    return compared
      .filter(({ shared }) => shared > 0)
      .map((other) => ({
        ...{ one: place, other: other.place, messages: other.shared },
        of: Math.max(other.shared, Math.min(other.seen, this.#places.messagesOf(other.place))),
      }));
  }

  /** Whether what a thread opens with stands in another. */
  async #isOpening(thread: Thread, place: number | undefined): Promise<boolean> {
    const [created, text] = openingOf(thread);
    if (place === undefined || text === '') return false;
    const other = this.#places.placeOf(place);
    if (other.thread) {
      const [at, opening] = openingOf(other.thread);
      if (at === created && opening === text) return true;
    }
    if (other.conversation === undefined) return false;
    const there = await this.#reader.messages.allAt(other.conversation, created);
    return there.some((row) => (row.flags & FLAGS.deleted) === 0 && beginningOf(row.text) === text);
  }

  /** Forgets what was read of the files of a thread. */
  forget(place: number): void {
    this.#prints.delete(place);
  }

  async #other(place: number): Promise<Other> {
    const { thread, business, conversation } = this.#places.placeOf(place);
    const prints = thread && (await this.#printsOf(place, thread, business));
    const has = async (message: ArchiveMessage, isBusiness: boolean): Promise<boolean> => {
      if (prints && holds(prints, printOf(message, isBusiness))) return true;
      if (conversation === undefined) return false;
      const there = await this.#reader.messages.allAt(conversation, message.created);
      return there.some(
        (row) =>
          (row.flags & FLAGS.deleted) === 0 &&
          row.text === message.text &&
          (row.sender === 0) === isBusiness,
      );
    };
    return { place, span: this.#places.spanOf(place), has, seen: 0, shared: 0 };
  }

  async #printsOf(place: number, thread: Thread, business: string): Promise<Float64Array> {
    const known = this.#prints.get(place);
    if (known) return known;
    const count = thread.files.reduce((sum, { facts }) => sum + facts.messages, 0);
    const prints = new Float64Array(count);
    let at = 0;
    await eachMessage(thread, (message) => {
      prints[at++] = printOf(message, message.sender === business);
      return at >= count;
    });
    const sorted = prints.subarray(0, at).sort();
    this.#prints.set(place, sorted);
    return sorted;
  }
}

/** Goes through the messages that were not taken back until `isDone`. */
async function eachMessage(
  { files }: Thread,
  isDone: (message: ArchiveMessage) => boolean | Promise<boolean>,
): Promise<void> {
  for (const { file } of files) {
    try {
      for await (const messages of messagesOf(file, () => undefined)) {
        for (const message of messages) {
          if (!message.unsent && (await isDone(message))) return;
        }
      }
    } catch (error) {
      // It is told of when it is written.
      if (!(error instanceof Unreadable)) throw error;
    }
  }
}

/** A number that two different messages hardly ever have in common: 32 bits of text, 20 of time. */
function printOf({ created, text }: ArchiveMessage, isBusiness: boolean): number {
  let sum = isBusiness ? 0x811c9dc5 : 0x01000193;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  sum = Math.imul(sum ^ Math.floor(created / 0x100000), 0x01000193);
  return (sum >>> 0) * 0x100000 + (created % 0x100000);
}

function holds(sorted: Float64Array, print: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < print) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === print;
}
