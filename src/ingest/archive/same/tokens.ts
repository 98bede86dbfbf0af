import { madeAt } from '../../../base/made-at.ts';
import type { MessageExtra } from '../../../store/page/message.ts';

/** What parts of a message are known by in any download. */
export type Tokens = ReadonlySet<string>;

const NONE: Tokens = new Set();

/** Bytes and names of files, links, stickers. */
export function tokensOf(extra: MessageExtra | undefined): Tokens {
  if (!extra?.attachments && !extra?.shares && !extra?.sticker) return NONE;
  const found = new Set<string>();
  for (const { kind, media, name } of extra.attachments ?? []) {
    if (media !== undefined) found.add(`bytes ${media}`);
    if (name) found.add(`${kind} ${name}`);
  }
  for (const { link } of extra.shares ?? []) if (link) found.add(`link ${link}`);
  if (extra.sticker?.name) found.add(`sticker ${extra.sticker.name}`);
  return found;
}

/**
 * Gives each message a place of its own: one with which it shares a part, else the first that is
 * left. Looks at each part once.
 * @param places at least as many as there are messages
 */
export function sharedFirst<T extends { readonly tokens: Tokens }, P>(
  messages: readonly T[],
  places: readonly P[],
  tokensAt: (place: P) => Tokens | undefined,
): readonly (readonly [T, P])[] {
  if (messages.length === 0) return [];
  const isTold = places.length > 1 && messages.some(({ tokens }) => tokens.size > 0);
  if (!isTold) return messages.map((message, i) => [message, places[i] as P]);
  const byToken = new Map<string, P[]>();
  for (const place of places.toReversed()) {
    for (const token of tokensAt(place) ?? NONE) madeAt(byToken, token, () => []).push(place);
  }
  const taken = new Set<P>();
  const found = new Map<T, P>();
  for (const message of messages) {
    const place = firstFree(message.tokens, byToken, taken);
    if (!place) continue;
    taken.add(place.at);
    found.set(message, place.at);
  }
  const left = places.filter((place) => !taken.has(place)).toReversed();
  return messages.map((message) => [message, found.get(message) ?? (left.pop() as P)]);
}

function firstFree<P>(
  tokens: Tokens,
  byToken: ReadonlyMap<string, P[]>,
  taken: ReadonlySet<P>,
): { readonly at: P } | undefined {
  for (const token of tokens) {
    const places = byToken.get(token);
    while (places && places.length > 0) {
      const at = places.pop() as P;
      if (!taken.has(at)) return { at };
    }
  }
  return undefined;
}
