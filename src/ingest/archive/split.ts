import { Unreadable } from '../tree/read.ts';
import { ToUtf8 } from './encoding.ts';
import { parseJson } from './json.ts';

/** Bytes of one message, and of all that a file holds besides its messages. */
const LONGEST = 16 * 1024 * 1024;
const MOST_BESIDES = 64 * 1024 * 1024;

/** Messages that are listed with what is besides them: more than Meta puts into a file (wire.md 14.3). */
const MOST_LISTED = 20_000;

/** Bytes before an array in which its key stands, with some space about it. */
const LOOK_BACK = 80;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Cuts the JSON text of a thread into its messages as it arrives, so that a file of any size is
 * read in little memory. The objects of its list of messages come out one by one; the
 * rest, with `{}` in place of each of the first many, is parsed at the end, which tells whether the whole is JSON.
 */
export class MessageSplitter {
  #depth = 0;
  #inString = false;
  /** The next byte belongs to an escape, whatever it is. */
  #escaped = false;
  #inMessages = false;
  #inMessage = false;
  #message: Buffer[] = [];
  #messageBytes = 0;
  #besides: string[] = [];
  #besidesBytes = 0;
  #count = 0;
  /** Messages after the first many that are in no list of what is besides. */
  #unlisted = 0;
  /** Whether nothing is kept since the last message. */
  #isAfterMessage = false;
  readonly #utf8 = new ToUtf8();

  /**
   * Takes the next bytes; gives the messages that end in them, and of one that cannot be read why.
   * @throws Unreadable when they are no JSON, or a part is too long
   */
  push(bytes: Buffer): (Record<string, unknown> | string)[] {
    return this.#pass(this.#utf8.push(bytes));
  }

  #pass(piece: Buffer): (Record<string, unknown> | string)[] {
    const messages: (Record<string, unknown> | string)[] = [];
    const end = piece.length;
    /** Where the part at hand begins: the message, or what is besides. */
    let from = 0;
    let at = 0;
    while (at < end) {
      if (this.#inString) {
        at = this.#passString(piece, at);
        continue;
      }
      const byte = piece[at] as number;
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (this.#depth === 2 && byte === OPEN_BRACE && this.#inMessages) {
          if (this.#goesOn(piece.subarray(from, at))) this.#unlisted++;
          else {
            this.#keepBesides(piece.subarray(from, at));
            this.#keepBesides('{}');
          }
          this.#inMessage = true;
          from = at;
        } else if (this.#depth === 1 && byte === OPEN_BRACKET) {
          this.#inMessages = this.#endsWithKey(
            piece.toString('latin1', Math.max(from, at - LOOK_BACK), at),
          );
        }
        this.#depth++;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth--;
        if (this.#depth === 2 && this.#inMessage) {
          this.#keepMessage(piece.subarray(from, at + 1));
          messages.push(this.#takeMessage());
          from = at + 1;
        } else if (this.#depth === 1) this.#inMessages = false;
        else if (this.#depth < 0) throw new Unreadable('it is not JSON');
      }
      at++;
    }
    const rest = piece.subarray(from);
    // A copy: the bytes of a piece are good until the next.
    if (this.#inMessage) this.#keepMessage(Buffer.from(rest));
    else this.#keepBesides(rest);
    return messages;
  }

  /**
   * What the file holds besides its messages: its top value, with `{}` for each of them.
   * @throws Unreadable when the file breaks off or is no JSON
   */
  finish(): unknown {
    this.#pass(this.#utf8.end());
    if (this.#depth > 0 || this.#inString || this.#inMessage) {
      throw new Unreadable('it breaks off');
    }
    const parsed = parseJson(Buffer.from(this.#besides.join(''), 'latin1'));
    if ('reason' in parsed) throw new Unreadable(parsed.reason);
    const root = parsed.value;
    const listed = listedIn(root);
    const objects = Array.isArray(listed) ? listed.filter(isObject).length : 0;
    if (objects + this.#unlisted !== this.#count)
      throw new Unreadable('its messages stand there twice');
    return root;
  }

  /** Passes over a string's bytes; gives where it goes on. */
  #passString(piece: Buffer, start: number): number {
    let at = start;
    if (this.#escaped) {
      this.#escaped = false;
      at++;
    }
    while (at < piece.length) {
      const byte = piece[at] as number;
      if (byte === QUOTE) {
        this.#inString = false;
        return at + 1;
      }
      at += byte === BACKSLASH ? 2 : 1;
    }
    this.#escaped = at > piece.length;
    return at;
  }

  /** Whether the key before an array is `messages`, or what it was before 2021; `text` is what precedes it in this piece. */
  #endsWithKey(text: string): boolean {
    let before = text;
    for (let i = this.#besides.length - 1; i >= 0 && before.length < LOOK_BACK; i--) {
      before = this.#besides[i] + before;
    }
    return /(?:^|[^\\])"(?:messages|conversation)"\s*:\s*$/.test(before.slice(-LOOK_BACK));
  }

  /**
   * Whether a message follows one before it in the way of lists, in a file of so many that a `{}` for
   * each would take more memory than they do.
   */
  #goesOn(between: Buffer): boolean {
    if (this.#count < MOST_LISTED || !this.#isAfterMessage || between.length > LOOK_BACK)
      return false;
    return /^[ \t\r\n]*,[ \t\r\n]*$/.test(between.toString('latin1'));
  }

  #keepBesides(part: Buffer | string): void {
    if (part.length === 0) return;
    this.#isAfterMessage = false;
    this.#besidesBytes += part.length;
    if (this.#besidesBytes > MOST_BESIDES) {
      throw new Unreadable(`it holds more than ${MOST_BESIDES} bytes besides its messages`);
    }
    // Bytes for now: a character may go on in the next piece.
    this.#besides.push(typeof part === 'string' ? part : part.toString('latin1'));
  }

  #keepMessage(part: Buffer): void {
    this.#messageBytes += part.length;
    if (this.#messageBytes > LONGEST) {
      throw new Unreadable(`message ${this.#count + 1} is longer than ${LONGEST} bytes`);
    }
    this.#message.push(part);
  }

  #takeMessage(): Record<string, unknown> | string {
    const [only] = this.#message;
    const bytes = this.#message.length === 1 && only ? only : Buffer.concat(this.#message);
    this.#message = [];
    this.#messageBytes = 0;
    this.#inMessage = false;
    this.#count++;
    this.#isAfterMessage = true;
    const parsed = parseJson(bytes);
    return 'reason' in parsed ? parsed.reason : (parsed.value as Record<string, unknown>);
  }
}

/** The messages of a thread: `messages`, or `conversation` in the oldest download of Instagram. */
export const listedIn = (root: unknown): unknown =>
  isObject(root) ? (root.messages ?? root.conversation) : undefined;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
