import { madeAt } from '../../../base/made-at.ts';
import { FLAGS } from '../../../store/page/message.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import type { ArchiveMessage } from '../message.ts';
import { readableMessages } from '../read.ts';
import { MINUTE, minuteOf } from '../same/minute.ts';
import type { Thread } from '../threads.ts';
import type { Share } from './decide.ts';
import { beginningOf, openingOf } from './opening.ts';
import { type Printed, Prints, printFor } from './prints.ts';

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
  readonly span: Span;
  readonly place: number;
  /** One of these that a message is, if there is any. */
  find(message: Printed): Promise<Found | undefined>;
  /** How many of the messages lie in its time, and how many of those it has. */
  seen: number;
  shared: number;
  /** Those whose times are the same to the millisecond. */
  exact: number;
  /** Those that are known by no text, since one of the two was taken back. */
  unsent: number;
}

/** A message that is one that was looked for. */
interface Found {
  /** To which their times agree. */
  readonly grain: number;
  /** Whether it, or what was looked for, was taken back. */
  readonly isUnsent: boolean;
}

/** How messages are compared: to which grain, and whether by time and side alone. */
interface As {
  readonly grain: number;
  readonly isBare: boolean;
}

const keyOf = ({ grain, isBare }: As): string => `${grain} ${isBare}`;

/** Stands for the text of what was taken back; no text has it. */
const UNSENT = '\0';

/** So many are looked into where their times are only about known, if nothing else could be meant. */
const SAMPLE = 40;

/**
 * Counts messages that threads of this import share with others: same text, same side, and a time
 * that is the same as far as both are known. Where only two could be meant, one is enough.
 */
export class Shares {
  readonly #reader: PageStore;
  readonly #places: Places;
  readonly #prints = new Map<number, Map<string, Prints>>();

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
    const compared = others.map((other) => this.#other(other));
    for await (const message of readableMessages(thread.files)) {
      const printed = printedOf(message, business);
      for (const other of compared) await look(printed, other);
      const isEnough = (one: Other) => one.exact > 0 || (one.shared > 0 && isMuch(one));
      if (isClear && compared.every(isEnough)) break;
    }
    return compared
      .filter(({ shared }) => shared > 0)
      .map((other) => ({
        ...{ one: place, other: other.place, messages: other.shared, exact: other.exact },
        unsent: other.unsent,
        of: Math.max(other.shared, Math.min(other.seen, this.#places.messagesOf(other.place))),
      }));
  }

  /** Whether what a thread opens with stands in another. */
  async #isOpening(thread: Thread, place: number | undefined): Promise<boolean> {
    const [created, text] = openingOf(thread);
    const isPage = thread.files.some(({ file }) => file.madeOf === 'html');
    if (place === undefined || text === '' || isPage) return false;
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

  #other(place: number): Other {
    const { thread, business, conversation } = this.#places.placeOf(place);
    let minute: { readonly at: number; readonly key: string; readonly prints: Prints } | undefined;
    const find = async (message: Printed): Promise<Found | undefined> => {
      const { grain } = message;
      const as = { grain, isBare: message.text === UNSENT };
      const found =
        thread && findIn(await this.#printsOf(place, { ...as, thread, business }), message);
      if (found !== undefined || conversation === undefined) return found;
      const at = minuteOf(message.created);
      const key = keyOf(as);
      if (minute?.at !== at || minute.key !== key) {
        minute = { at, key, prints: await this.#standing(conversation, at, as) };
      }
      return findIn(minute.prints, message);
    };
    const counts = { seen: 0, shared: 0, exact: 0, unsent: 0 };
    return { place, span: this.#places.spanOf(place), find, ...counts };
  }

  async #standing(conversation: number, minute: number, { grain, isBare }: As): Promise<Prints> {
    const rows = await this.#reader.messages.between(conversation, minute, minute + MINUTE);
    const printed = rows.map(({ created, text, sender, flags, extra }): Printed => {
      const isUnsent = isBare || (flags & FLAGS.deleted) !== 0;
      const shown = isUnsent ? UNSENT : text;
      return { created, text: shown, isBusiness: sender === 0, grain: extra?.within ?? 1 };
    });
    return new Prints(printed, grain);
  }

  async #printsOf(
    place: number,
    { thread, business, ...as }: As & { readonly thread: Thread; readonly business: string },
  ): Promise<Prints> {
    const { grain, isBare } = as;
    const known = madeAt(this.#prints, place, () => new Map<string, Prints>());
    const there = known.get(keyOf(as));
    if (there) return there;
    const count = thread.files.reduce((sum, { facts }) => sum + facts.messages, 0);
    const numbers = new Float64Array(count);
    let at = 0;
    for await (const message of readableMessages(thread.files)) {
      const printed = printedOf(message, business);
      numbers[at++] = printFor(isBare ? { ...printed, text: UNSENT } : printed, grain);
      if (at >= count) break;
    }
    const prints = new Prints(numbers.subarray(0, at), grain);
    known.set(keyOf(as), prints);
    return prints;
  }
}

const isMuch = ({ seen }: Other): boolean => seen >= SAMPLE;

const printedOf = (
  { created, text, sender, within, unsent }: ArchiveMessage,
  business: string,
): Printed => ({
  ...{ created, text: unsent ? UNSENT : text },
  ...{ isBusiness: sender === business, grain: within ?? 1 },
});

/**
 * One of some that a message is. What was taken back on either side has no text to compare: it is
 * known by its millisecond.
 */
function findIn(prints: Prints, message: Printed): Found | undefined {
  const grain = prints.find(message);
  const isUnsent = message.text === UNSENT;
  if (grain !== undefined && (grain === 1 || !isUnsent)) return { grain, isUnsent };
  if (isUnsent || message.grain > 1) return undefined;
  return prints.find({ ...message, text: UNSENT }) === 1 ? { grain: 1, isUnsent: true } : undefined;
}

/** Counts a message; the ends of a time may be about known, and are then no part of what might be. */
async function look(message: Printed, other: Other): Promise<void> {
  const { first, last } = other.span;
  const { created } = message;
  const isIn = created >= first && created <= last;
  if (!isIn && (created < first - MINUTE || created > last + MINUTE)) return;
  const { grain, isUnsent } = (await other.find(message)) ?? {};
  // What is exact and not in its time is of another thread of the same conversation.
  const isOne = grain !== undefined && (isIn || grain > 1);
  if (isOne || (isIn && message.text !== UNSENT)) other.seen++;
  if (!isOne) return;
  other.shared++;
  if (grain === 1) other.exact++;
  if (isUnsent) other.unsent++;
}
