import { withoutTokens } from '../graph/wire/secrets.ts';

/** Parameters that say what is asked for, and never who asks or what is said. */
const SHOWN = new Set(
  `fields limit platform folder ids user_id recipient since until summary metadata debug pretty
  date_format locale suppress_http_code redirect type width height order response_type display
  auth_type scope`.split(/\s+/),
);

const LONGEST = 200;
/** What is shorter is no secret, and would tear holes into sentences. */
const SHORTEST_SECRET = 4;

/** Of a log, every line is one: nothing a client sends begins another, or colours it. */
const UNPRINTABLE = /[^\x20-\x7e\u00a1-\u{10ffff}]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A path without what could be a token or a key in it; ids may be read. */
export const shownPath = (path: string): string => hidden(path);

/**
 * A query as it may be read: what stands in a list of names, everything else is `…`.
 * @param query without its `?`
 */
export function shownQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').filter(Boolean);
  const shown = pairs.filter((pair) => SHOWN.has(pair.split('=', 1)[0] ?? ''));
  const text = shown.map((pair) => hidden(pair)).join('&');
  return shown.length === pairs.length ? text : [...(text ? [text] : []), '…'].join('&');
}

/**
 * A sentence without what a client sent to be kept for itself.
 * @param params all that came with the request
 */
export function shownReason(text: string, params?: ReadonlyMap<string, string>): string {
  let shown = text;
  for (const [name, value] of params ?? []) {
    if (!SHOWN.has(name) && value.length >= SHORTEST_SECRET) shown = shown.replaceAll(value, '…');
  }
  return hidden(shown.replaceAll(/\s+/g, ' '));
}

const hidden = (text: string): string => cut(withoutTokens(text).replaceAll(UNPRINTABLE, '?'));

const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
