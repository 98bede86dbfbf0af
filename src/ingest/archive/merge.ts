import { isDeepStrictEqual } from 'node:util';
import {
  FLAGS,
  type MessageExtra,
  type MessageRow,
  type StoredAttachment,
} from '../../store/page/message.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import { withMoreReactions } from './reactions.ts';

/** What changes in a conversation. */
export interface Changes {
  readonly add: readonly NewMessage[];
  readonly unsend: readonly MessageRow[];
  readonly amend: readonly { readonly message: MessageRow; readonly extra: MessageExtra }[];
}

const isUnsent = ({ flags = 0 }: { readonly flags?: number }): boolean =>
  (flags & FLAGS.deleted) !== 0;

/**
 * Compares the messages of one millisecond as they stand with those that a file holds. Equal ones
 * (sender and text) are the same, each as often as it stands there, so that a file again, or an
 * older or a newer one of the same thread, in whatever order, brings only what is missing. What
 * either of them knows to be unsent is unsent, and stays so (docs/decisions/0015).
 */
export function mergeMoment(
  standing: readonly MessageRow[],
  incoming: readonly NewMessage[],
): Changes {
  const unsend: MessageRow[] = [];
  const amend: { message: MessageRow; extra: MessageExtra }[] = [];
  const isNew = new Set<NewMessage>();
  const equals = queues(standing, contentOf);
  const unmatched = new Set(standing);
  const remaining: NewMessage[] = [];
  for (const one of incoming) {
    const same = equals.get(contentOf(one))?.pop();
    if (!same) {
      remaining.push(one);
      continue;
    }
    unmatched.delete(same);
    const extra = isUnsent(one) ? undefined : mergeExtra(same.extra, one.extra);
    if (extra) amend.push({ message: same, extra });
  }
  const others = queues([...unmatched], (row) => `${row.sender} ${isUnsent(row)}`);
  for (const one of remaining) {
    // Unsent now and not before, or before and, in this older file, not yet.
    const other = others.get(`${one.sender} ${!isUnsent(one)}`)?.pop();
    if (!other) isNew.add(one);
    else if (isUnsent(one)) unsend.push(other);
  }
  return { add: incoming.filter((one) => isNew.has(one)), unsend, amend };
}

const contentOf = (one: MessageRow | NewMessage): string =>
  isUnsent(one) ? `${one.sender} unsent` : `${one.sender} says ${one.text}`;

/** Messages by key, those of one key from last to first: `pop` takes them in their order. */
function queues(
  rows: readonly MessageRow[],
  keyOf: (row: MessageRow) => string,
): Map<string, MessageRow[]> {
  const found = new Map<string, MessageRow[]>();
  for (const row of rows.toReversed()) {
    const key = keyOf(row);
    const queue = found.get(key);
    if (queue) queue.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** The parts of both, or undefined when those that stand hold them all. */
function mergeExtra(
  standing: MessageExtra | undefined,
  incoming: MessageExtra | undefined,
): MessageExtra | undefined {
  if (!incoming) return undefined;
  const merged: MessageExtra = {
    ...standing,
    ...(Object.fromEntries(
      Object.entries(incoming).filter(([key]) => !(key in (standing ?? {}))),
    ) as MessageExtra),
    ...either('attachments', mergeAttachments(standing?.attachments, incoming.attachments)),
    ...either('reactions', mergeReactions(standing?.reactions, incoming.reactions)),
    ...(standing?.sticker && { sticker: { ...incoming.sticker, ...standing.sticker } }),
  };
  return isDeepStrictEqual(merged, standing ?? {}) ? undefined : merged;
}

const either = <K extends keyof MessageExtra>(key: K, value: MessageExtra[K]) =>
  value === undefined ? {} : { [key]: value };

/** Bytes that were missing before are filled in; what more there is comes after. */
function mergeAttachments(
  standing: readonly StoredAttachment[] = [],
  incoming: readonly StoredAttachment[] = [],
): readonly StoredAttachment[] | undefined {
  const kept = standing.map((one, i) => {
    const other = incoming[i];
    if (other?.media === undefined) return one;
    if (one.media === undefined) return { ...other, ...one, ...bytesOf(other) };
    // What came in before pictures were measured.
    return one.media === other.media && one.width === undefined
      ? { ...one, ...sizeOf(other) }
      : one;
  });
  const all = [...kept, ...incoming.slice(standing.length)];
  return all.length > 0 ? all : undefined;
}

const bytesOf = (one: StoredAttachment): Partial<StoredAttachment> => ({
  kind: one.kind,
  ...(one.mime !== undefined && { mime: one.mime }),
  ...(one.size !== undefined && { size: one.size }),
  ...(one.media !== undefined && { media: one.media }),
  ...sizeOf(one),
});

const sizeOf = ({ width, height }: StoredAttachment): Partial<StoredAttachment> =>
  width === undefined || height === undefined ? {} : { width, height };

function mergeReactions(
  standing: MessageExtra['reactions'] = [],
  incoming: MessageExtra['reactions'] = [],
): MessageExtra['reactions'] {
  const all = withMoreReactions(standing, incoming);
  return all.length > 0 ? all : undefined;
}
