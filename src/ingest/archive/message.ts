import { asToday, isOfOldInstagram } from './old-instagram/message.ts';
import { isObject } from './split.ts';
import { nameOf, textOf } from './text.ts';

/** Times must fit the six bytes that a message id has for them (store/ids/message-id.ts). */
const LATEST = 2 ** 48 - 1;

/** A file that was sent. */
export interface ArchiveMedium {
  /** What the archive calls it; undefined where it does not tell. */
  readonly kind: 'image' | 'video' | 'audio' | 'file' | undefined;
  /** Where it lies, as written. */
  readonly uri: string;
  /** Where a still picture of it lies. */
  readonly preview?: string;
}

/** A message of an archive, of whichever form. */
export interface ArchiveMessage {
  /** Epoch milliseconds. */
  readonly created: number;
  /** Milliseconds within which that is known, where the archive tells no more. */
  readonly within?: number;
  /** Name of the sender; empty for nobody. */
  readonly sender: string;
  readonly text: string;
  /** Taken back: nothing of it but time and sender is kept. */
  readonly unsent: boolean;
  readonly media: readonly ArchiveMedium[];
  readonly sticker: string | undefined;
  readonly reactions: readonly { reaction: string; actor: string; at: number | undefined }[];
  readonly shares: readonly { link: string; text: string; owner: string }[];
  readonly call: { readonly length: number | undefined; readonly missed: boolean } | undefined;
  readonly members:
    | { readonly change: 'joined' | 'left'; readonly names: readonly string[] }
    | undefined;
}

type Raw = Readonly<Record<string, unknown>>;

/**
 * Reads one message of any download: their keys are known (wire.md 14.5, 14.10 and 14.19), and
 * any may be missing but the time.
 * @returns the message, or why it is none
 */
export function readMessage(raw: Raw): ArchiveMessage | string {
  if (isOfOldInstagram(raw)) return readMessage(asToday(raw));
  const stamp = raw.timestamp_ms ?? raw.timestamp;
  if (stamp === undefined) return 'it has no time';
  const created = timeOf(raw);
  if (created === undefined || created < 1 || created > LATEST) {
    return `its time is none: ${shortened(stamp)}`;
  }
  const sender = nameOf(raw.sender_name ?? raw.senderName);
  const rough = wholeNumber(raw.within_ms) ?? (isInSeconds(raw) ? withinOf(created) : undefined);
  const when = { created, ...(rough !== undefined && rough > 1 && { within: rough }) };
  const unsent = raw.is_unsent === true || raw.isUnsent === true;
  const shown = unsent ? NOTHING : raw;
  return {
    ...when,
    ...{ sender, unsent, text: textOf(shown.content ?? shown.text) },
    ...{ media: mediaOf(shown), sticker: uriOf(listOf(shown.sticker)[0]) },
    ...{ reactions: reactionsOf(shown.reactions), shares: sharesOf(shown.share) },
    ...{ call: callOf(shown), members: membersOf(shown) },
  };
}

/** No time in seconds is later (in the year 5138), and none in milliseconds of this century earlier. */
const LATEST_SECONDS = 1e11;

/** In milliseconds. */
const timeOf = (raw: Raw): number | undefined =>
  isInSeconds(raw)
    ? wholeNumber(raw.timestamp, 1000)
    : wholeNumber(raw.timestamp_ms ?? raw.timestamp);

/** `timestamp` alone is in seconds but in the encrypted download (wire.md 14.14). */
function isInSeconds(raw: Raw): boolean {
  if (raw.timestamp_ms !== undefined || isEncryptedForm(raw)) return false;
  const time = wholeNumber(raw.timestamp);
  return time !== undefined && time < LATEST_SECONDS;
}

/** A second, where a time in seconds has no part of one. */
const withinOf = (created: number): number => (created % 1000 === 0 ? 1000 : 1);

/** Whether a message has a key that only downloads of Instagram have (wire.md 14.5). */
export const isOfInstagram = (raw: Raw): boolean =>
  (isObject(raw.share) && raw.share.original_content_owner !== undefined) ||
  listOf(raw.reactions).some((each) => isObject(each) && each.timestamp !== undefined);

/** Whether a message has the form of the end-to-end-encrypted download. */
export const isEncryptedForm = (raw: Raw): boolean =>
  raw.senderName !== undefined || raw.isUnsent !== undefined;

/** Nothing is shown of what was taken back, whatever a download has of it. */
const NOTHING: Raw = {};

const KINDS = [
  ['photos', 'image'],
  ['videos', 'video'],
  ['audio_files', 'audio'],
  ['gifs', 'image'],
  ['files', 'file'],
  ['media', undefined],
] as const;

function mediaOf(raw: Raw): ArchiveMedium[] {
  return KINDS.flatMap(([key, kind]) =>
    listOf(raw[key]).flatMap((each) => {
      const uri = uriOf(each);
      const preview = isObject(each) ? uriOf(each.thumbnail) : undefined;
      return uri === undefined ? [] : [{ kind, uri, ...(preview !== undefined && { preview }) }];
    }),
  );
}

/** The address of `{"uri": …}`, or of a text that stands for it. */
function uriOf(value: unknown): string | undefined {
  const uri = isObject(value) ? value.uri : value;
  return typeof uri === 'string' && uri !== '' ? uri : undefined;
}

const reactionsOf = (value: unknown): ArchiveMessage['reactions'] =>
  listOf(value).flatMap((each) => {
    if (!isObject(each)) return [];
    const reaction = textOf(each.reaction);
    const actor = nameOf(each.actor);
    // Seconds, unlike the time of a message.
    const seconds = wholeNumber(each.timestamp);
    const at = seconds === undefined || seconds > LATEST / 1000 ? undefined : seconds * 1000;
    return reaction === '' || actor === '' ? [] : [{ reaction, actor, at }];
  });

const sharesOf = (value: unknown): ArchiveMessage['shares'] =>
  listOf(value).flatMap((each) => {
    if (!isObject(each)) return [];
    const share = {
      link: textOf(each.link),
      text: textOf(each.share_text),
      owner: textOf(each.original_content_owner),
    };
    return share.link || share.text || share.owner ? [share] : [];
  });

function callOf(raw: Raw): ArchiveMessage['call'] {
  if (raw.call_duration === undefined && raw.type !== 'Call') return undefined;
  return { length: wholeNumber(raw.call_duration), missed: raw.missed === true };
}

function membersOf(raw: Raw): ArchiveMessage['members'] {
  if (raw.type !== 'Subscribe' && raw.type !== 'Unsubscribe') return undefined;
  const names = listOf(raw.users).map(nameOf).filter(Boolean);
  return { change: raw.type === 'Subscribe' ? 'joined' : 'left', names };
}

/** What should be a list: one thing stands for a list of it, nothing for an empty one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A number, also written as text, so many times; parts of one are cut off. */
function wholeNumber(value: unknown, times = 1): number | undefined {
  const isWritten = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value);
  const number = typeof value === 'number' ? value : isWritten ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? Math.floor(number * times) : undefined;
}

const shortened = (value: unknown): string => String(JSON.stringify(value)).slice(0, 40);
