import type { ArchiveForm } from '../../store/page/tables.ts';
import { Unreadable } from '../tree/read.ts';
import { isEncryptedForm, isOfInstagram, readMessage } from './message.ts';
import { isObject, listedIn } from './split.ts';
import { nameOf, textOf } from './text.ts';
import { Years } from './years.ts';

/** What a file says, whoever the business is. Kept as JSON with a file that is in. */
export interface Facts {
  /** Whether it is a thread at all: it has messages, and participants or somebody who sent one. */
  readonly isThread: boolean;
  /** Whether it has a list of messages, which may be empty. */
  readonly hasMessages?: boolean;
  /** Whether it has people and a name as a thread has, and no messages. */
  readonly isStrange?: boolean;
  readonly form: ArchiveForm;
  readonly title: string;
  /** Names of those who take part, in order. */
  readonly participants: readonly string[];
  /** Names of those who sent something. */
  readonly senders: readonly string[];
  /** Messages that can be read, unsent ones too. */
  readonly messages: number;
  /** Why others cannot. */
  readonly passedOver: readonly string[];
  /** Times of the oldest and the newest message, in epoch milliseconds; 0 without any. */
  readonly first: number;
  readonly last: number;
  /** Beginning of the text of the oldest message; not in imports before ids were made of it. */
  readonly opening?: string;
  /** Whether the newest comes first; undefined where the times do not tell. */
  readonly newestFirst: boolean | undefined;
  /** Whether every message is in that order. */
  readonly sorted: boolean;
  /** Files and stickers that messages name. */
  readonly media: number;
  /** Whether a key stands there that only downloads of Instagram have. */
  readonly instagram: boolean;
  /** The longest stretch of time that a message is known within, in milliseconds; undefined for JSON. */
  readonly within?: number;
  /** Whether it is JSON with times in seconds; not in imports before that was told. */
  readonly isInSeconds?: boolean;
  /** Messages by year, in UTC; not in imports before they were counted. */
  readonly years?: Readonly<Record<string, number>>;
  /** Whether the sizes of pictures are read from their files; not in imports before that was so. */
  readonly measured?: boolean;
}

/** More reasons than this are counted, not kept. */
const MOST_REASONS = 20;
/** More people than any conversation has: Messenger's groups end at 250. */
const MOST_NAMES = 10_000;
/** More messages of one millisecond than could be told apart by their ids. */
const MOST_AT_ONCE = 100_000;

/** Letters that are kept of an oldest message. */
export const OPENING = 80;

/** Gathers the {@link Facts} of a file, message by message. */
export class FactFinder {
  readonly #senders = new Set<string>();
  readonly #reasons: string[] = [];
  #unsaid = 0;
  #seen = 0;
  #messages = 0;
  #media = 0;
  #isEncrypted = false;
  #isOrdinary = false;
  #isOfInstagram = false;
  #first = 0;
  #last = 0;
  #opening = '';
  #within = 0;
  #isInSeconds = false;
  #before: number | undefined;
  #rising = 0;
  #falling = 0;
  #together = 0;
  readonly #years = new Years();

  /**
   * @param raw a message, or why it could not be read
   * @throws Unreadable when the file holds more of something than could be true
   */
  add(raw: Record<string, unknown> | string): void {
    this.#seen++;
    const message = typeof raw === 'string' ? raw : readMessage(raw);
    if (typeof raw === 'string' || typeof message === 'string') {
      this.#pass(this.#seen, String(message));
      return;
    }
    const { created, sender, text, unsent, within = 0 } = message;
    this.#messages++;
    if (raw.within_ms === undefined) this.#isInSeconds ||= within > 1;
    else this.#within = Math.max(this.#within, within);
    this.#isOrdinary ||= raw.sender_name !== undefined;
    this.#isEncrypted ||= isEncryptedForm(raw);
    this.#isOfInstagram ||= isOfInstagram(raw);
    if (sender !== '') this.#senders.add(sender);
    if (this.#senders.size > MOST_NAMES) throw new Unreadable(`more than ${MOST_NAMES} people`);
    if (!unsent) this.#media += message.media.length + (message.sticker === undefined ? 0 : 1);
    if (this.#first === 0 || created <= this.#first) this.#open(created, text);
    this.#time(created);
  }

  /** @param root what the file holds besides its messages */
  finish(root: unknown): Facts {
    const { participants, title, threadName, thread_name, thread_path } = isObject(root)
      ? root
      : {};
    const messages = listedIn(root);
    const isOld = messages !== undefined && isObject(root) && root.messages === undefined;
    const people = Array.isArray(participants) ? participants : [];
    const hasPlainNames = people.some((one) => typeof one === 'string');
    const listed = Array.isArray(messages) ? messages : [];
    for (const [i, each] of listed.entries()) {
      if (!isObject(each)) this.#pass(i + 1, 'it is not an object');
    }
    return {
      hasMessages: Array.isArray(messages),
      isStrange:
        people.length > 0 &&
        !Array.isArray(messages) &&
        (threadName ?? thread_name ?? thread_path) !== undefined,
      isThread: Array.isArray(messages) && (Array.isArray(participants) || this.#senders.size > 0),
      form: this.#isEncrypted || (hasPlainNames && !isOld && !this.#isOrdinary) ? 'e2ee' : 'dyi',
      title: textOf(title ?? threadName ?? thread_name),
      participants: [...new Set(people.map(nameOf).filter(Boolean))].slice(0, MOST_NAMES),
      senders: [...this.#senders],
      messages: this.#messages,
      passedOver:
        this.#unsaid > 0 ? [...this.#reasons, `${this.#unsaid} more like these`] : this.#reasons,
      first: this.#first,
      last: this.#last,
      opening: this.#opening.slice(0, OPENING),
      newestFirst: this.#rising === this.#falling ? undefined : this.#falling > this.#rising,
      sorted: this.#rising === 0 || this.#falling === 0,
      media: this.#media,
      measured: true,
      ...(this.#within > 0 && { within: this.#within }),
      ...(this.#isInSeconds && { isInSeconds: true }),
      years: this.#years.counts(),
      instagram:
        isOld || this.#isOfInstagram || (isObject(root) && Object.keys(root).some(isOfAccount)),
    };
  }

  #pass(number: number, reason: string): void {
    if (this.#reasons.length >= MOST_REASONS) this.#unsaid++;
    else this.#reasons.push(`message ${number}: ${reason}`);
  }

  /** Of equal times the text that comes first in the alphabet: files may stand either way round. */
  #open(created: number, text: string): void {
    if (created !== this.#first || text < this.#opening) this.#opening = text;
  }

  #time(created: number): void {
    this.#years.add(created);
    if (this.#first === 0 || created < this.#first) this.#first = created;
    if (created > this.#last) this.#last = created;
    if (this.#before !== undefined && created > this.#before) this.#rising++;
    if (this.#before !== undefined && created < this.#before) this.#falling++;
    this.#together = created === this.#before ? this.#together + 1 : 0;
    if (this.#together > MOST_AT_ONCE) {
      throw new Unreadable(`more than ${MOST_AT_ONCE} messages of one millisecond`);
    }
    this.#before = created;
  }
}

/** Keys of files beside the threads, such as `ig_secret_conversations`. */
const isOfAccount = (key: string): boolean => key.startsWith('ig_');
