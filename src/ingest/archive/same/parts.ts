import { isDeepStrictEqual } from 'node:util';
import type { MessageExtra, StoredAttachment, StoredShare } from '../../../store/page/message.ts';
import { withMoreReactions } from '../reactions.ts';
import { formOf } from './texts.ts';

/** The parts of both, or undefined when those that stand hold them all. */
export function mergeExtra(
  standing: MessageExtra | undefined,
  incoming: MessageExtra | undefined,
): MessageExtra | undefined {
  if (!incoming || isDeepStrictEqual(standing, incoming)) return undefined;
  const { within: _, ...rest } = { ...incoming, ...standing };
  const within = standing?.within === undefined ? undefined : incoming.within;
  const reactions = withMoreReactions(standing?.reactions ?? [], incoming.reactions ?? []);
  const hasBytes = ({ media }: { media?: string }) => (media === undefined ? 0 : 1);
  const merged: MessageExtra = {
    ...rest,
    // Known is what either of them knows.
    ...either('within', within && Math.min(within, standing?.within ?? within)),
    ...either('attachments', mergeAttachments(standing?.attachments, incoming.attachments)),
    ...either('shares', mergeShares(standing?.shares, incoming.shares)),
    ...(reactions.length > 0 && { reactions }),
    ...either('call', mergeCalls(standing?.call, incoming.call)),
    ...either(
      'members',
      fuller(standing?.members, incoming.members, ({ names }) => names.length),
    ),
    ...either('sticker', fuller(standing?.sticker, incoming.sticker, hasBytes)),
  };
  return isDeepStrictEqual(merged, standing ?? {}) ? undefined : merged;
}

const either = <K extends keyof MessageExtra>(key: K, value: MessageExtra[K]) =>
  value === undefined ? {} : { [key]: value };

/** The one with more of something, or the one that there is; of two alike always the same. */
function fuller<T>(
  one: T | undefined,
  other: T | undefined,
  size: (of: T) => number,
): T | undefined {
  if (!one || !other) return one ?? other;
  const more = size(other) - size(one);
  return more > 0 || (more === 0 && JSON.stringify(other) < JSON.stringify(one)) ? other : one;
}

/**
 * Files of both, each once. Two are one by their bytes, else by their name; one that a download lacks
 * may have another name there, and is then any that is left. A name may be that of another quality.
 */
function mergeAttachments(
  standing: readonly StoredAttachment[] = [],
  incoming: readonly StoredAttachment[] = [],
): readonly StoredAttachment[] | undefined {
  if (standing.length === 0 || incoming.length === 0) {
    return standing.length > 0 ? standing : incoming.length > 0 ? incoming : undefined;
  }
  const merged = [...standing];
  const free = new Set(standing.keys());
  let left = incoming;
  for (const keyOf of KEYS) {
    const places = Map.groupBy(free, (at) => keyOf(standing[at] as StoredAttachment));
    left = left.filter((one) => {
      const key = keyOf(one);
      const at = key === undefined ? undefined : places.get(key)?.shift();
      if (at === undefined) return true;
      free.delete(at);
      merged[at] = mergeFile(standing[at] as StoredAttachment, one);
      return false;
    });
  }
  const lacking = [...free].filter((at) => standing[at]?.media === undefined);
  const having = [...free].filter((at) => standing[at]?.media !== undefined);
  const more = left.filter((one) => {
    const at = lacking.shift() ?? (one.media === undefined ? having.shift() : undefined);
    if (at !== undefined) merged[at] = mergeFile(standing[at] as StoredAttachment, one);
    return at === undefined;
  });
  return [...merged, ...more];
}

/** What files are told by, from what is sure to what is likely. */
const KEYS: readonly ((of: StoredAttachment) => string | undefined)[] = [
  ({ media }) => media,
  ({ kind, name }) => `${kind} ${name}`,
  ({ name }) => name,
];

/** The file of both that is there, the better of two; its id is that of the one that stands. */
function mergeFile(standing: StoredAttachment, incoming: StoredAttachment): StoredAttachment {
  if (standing.media === incoming.media) {
    const isFirst = nameOf(standing) <= nameOf(incoming);
    const [first, second] = isFirst ? [standing, incoming] : [incoming, standing];
    // What came in before pictures were measured is measured now.
    return { ...second, ...first, id: standing.id };
  }
  const better = fuller(standing, incoming, ({ media, size = 0 }) =>
    media === undefined ? -1 : size,
  );
  const preview = standing.preview ?? incoming.preview;
  return {
    ...(better ?? standing),
    id: standing.id,
    ...(preview !== undefined && { preview }),
  };
}

const nameOf = ({ name = '' }: StoredAttachment): string => name;

/** Shares with the fuller link and text of each; a second one that leads elsewhere comes after. */
function mergeShares(
  standing: readonly StoredShare[] = [],
  incoming: readonly StoredShare[] = [],
): readonly StoredShare[] | undefined {
  const merged = [...standing];
  const known = new Map(standing.map((share, i) => [linkOf(share), i]));
  for (const share of incoming) {
    const at = known.get(linkOf(share)) ?? known.get('') ?? (linkOf(share) === '' ? 0 : -1);
    const there = merged[at];
    if (there) merged[at] = mergeShare(there, share);
    else known.set(linkOf(share), merged.push(share) - 1);
  }
  return merged.length > 0 ? merged : undefined;
}

function mergeShare(standing: StoredShare, incoming: StoredShare): StoredShare {
  const text = (key: 'link' | 'description' | 'owner' | 'name') => {
    const found = fuller(standing[key], incoming[key], ({ length }) => length);
    return found === undefined ? {} : { [key]: found };
  };
  return {
    ...incoming,
    ...standing,
    ...{ ...text('link'), ...text('description'), ...text('owner'), ...text('name') },
  };
}

const linkOf = ({ link }: StoredShare): string => (link ? formOf(link).key : '');

function mergeCalls(one: MessageExtra['call'], other: MessageExtra['call']): MessageExtra['call'] {
  if (!one || !other) return one ?? other;
  const length = fuller(one.length, other.length, (seconds) => seconds);
  return {
    ...(length !== undefined && { length }),
    ...((one.missed || other.missed) && { missed: true }),
  };
}
