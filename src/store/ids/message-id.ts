import type { MessagePosition } from '../page/message.ts';

const VERSION = 1;
const LENGTH = 24;

/** The key of a message, as its Messenger id holds it. */
export interface MessageKey extends MessagePosition {
  /** Numbers of the Page and of the conversation within it. */
  readonly page: number;
  readonly conversation: number;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Letters of the base64url digits: ids are written for every message of a list. */
const CODES = Array.from(ALPHABET, (letter) => letter.charCodeAt(0));

const code = (bits: number): number => CODES[bits & 63] as number;

/** Base64url of 72 bits, given as three times 24. */
const digits72 = (a: number, b: number, c: number): string =>
  String.fromCharCode(
    code(a >>> 18),
    code(a >>> 12),
    code(a >>> 6),
    code(a),
    code(b >>> 18),
    code(b >>> 12),
    code(b >>> 6),
    code(b),
    code(c >>> 18),
    code(c >>> 12),
    code(c >>> 6),
    code(c),
  );

/**
 * A Messenger message id: `m_` and 18 bytes in base64url that are the message's key, so that a
 * read by id is a look-up by primary key (decisions/0003). All messages of a conversation begin
 * alike: that part is {@link messageIdPrefix}.
 */
export const messageId = (prefix: string, { created, tie }: MessagePosition): string =>
  prefix + digits72(Math.floor(created / 0x1_000_000), created % 0x1_000_000, tie);

/** The part of a message id that names its Page and conversation. */
export function messageIdPrefix(page: number, conversation: number): string {
  const first = (VERSION << 16) | (page >>> 16);
  const second = ((page & 0xffff) << 8) | (conversation >>> 24);
  return `m_${digits72(first, second, conversation & 0xffffff)}`;
}

/** The key within a message id, or undefined for text that is none of ours. */
export function readMessageId(text: string): MessageKey | undefined {
  if (text.length !== LENGTH + 2 || !text.startsWith('m_')) return undefined;
  const bytes = Buffer.from(text.slice(2), 'base64url');
  if (bytes.length !== 18 || bytes[0] !== VERSION) return undefined;
  if (bytes.toString('base64url') !== text.slice(2)) return undefined;
  return {
    page: bytes.readUInt32BE(1),
    conversation: bytes.readUInt32BE(5),
    created: bytes.readUIntBE(9, 6),
    tie: bytes.readUIntBE(15, 3),
  };
}

/** The digits of an Instagram message id's item: time and tie-break. */
export const itemDigits = ({ created, tie }: MessagePosition): string =>
  `${created}${String(tie).padStart(6, '0')}`;

/** The position in {@link itemDigits}, or undefined when it is none. */
export function readItemDigits(text: string): MessagePosition | undefined {
  const created = Number(text.slice(0, -6));
  const tie = Number(text.slice(-6));
  const position = { created, tie };
  return Number.isSafeInteger(created) && itemDigits(position) === text ? position : undefined;
}
