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

/** Two base64url digits of every 12-bit number: ids are written for every message of a list. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, n) => `${ALPHABET[n >> 6]}${ALPHABET[n & 63]}`,
) as readonly string[];

/**
 * A Messenger message id: `m_` and 18 bytes in base64url that are the message's key, so that a
 * read by id is a look-up by primary key (storage.md 2.2). All messages of a conversation begin
 * alike: that part is {@link messageIdPrefix}.
 */
export function messageId(prefix: string, { created, tie }: MessagePosition): string {
  const high = Math.floor(created / 0x1_000_000);
  const low = created % 0x1_000_000;
  return (
    prefix +
    pair(high >>> 12) +
    pair(high) +
    pair(low >>> 12) +
    pair(low) +
    pair(tie >>> 12) +
    pair(tie)
  );
}

/** The part of a message id that names its Page and conversation. */
export function messageIdPrefix(page: number, conversation: number): string {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(VERSION, 0);
  bytes.writeUInt32BE(page, 1);
  bytes.writeUInt32BE(conversation, 5);
  return `m_${bytes.toString('base64url')}`;
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

const pair = (bits: number): string => PAIRS[bits & 0xfff] as string;

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
