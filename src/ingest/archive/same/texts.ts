import { compareTexts } from '../../../base/compare-texts.ts';
import { isMetas } from './sentences.ts';

/** What a text is worth beside another of the same message: nothing, Meta's own words, or what was said. */
type Worth = 0 | 1 | 2;

/** A text as it is compared between downloads. */
export interface TextForm {
  readonly text: string;
  readonly worth: Worth;
  /** The text without what downloads change: equal for two forms of one text. */
  readonly key: string;
}

/** A text that is a link and nothing else. */
const LINK = /^https?:\/\/\S+$/i;

/** Keys of a link's query that tell who shared it, not what it leads to. */
const TRACKING = /^(?:utm_.*|fbclid|igsh|igshid|mibextid|si|h|s|enc|ref|ref_src|rdid|share_url)$/i;

export function formOf(text: string): TextForm {
  const key = keyOf(text);
  if (key === '') return { text, key, worth: 0 };
  return { text, key, worth: isMetas(key) ? 1 : 2 };
}

/** Spaces, a cut and half a character at the end come and go, and so does the form of a link. */
export function keyOf(text: string): string {
  const bare = text.normalize('NFC').replace(/[\s\uFFFD\u2026]+$/u, '');
  return LINK.test(bare) ? linkKey(bare) : bare;
}

/** What a link leads to, however it is written: without Meta's own redirect and what it adds. It
 * still begins as one does, so that one that is cut is its beginning. */
function linkKey(link: string): string {
  const url = URL.parse(link);
  if (!url) return link;
  const host = url.host.replace(/^(?:www|m|l|lm)\./, '');
  const target = url.pathname === '/l.php' ? url.searchParams.get('u') : null;
  if (target && LINK.test(target)) return linkKey(target);
  const query = [...url.searchParams].filter(([key]) => !TRACKING.test(key)).map(String);
  const path = url.pathname.replace(/\/+$/, '');
  return `https://${host}${path}${query.length > 0 ? `?${query.sort().join('&')}` : ''}${url.hash}`;
}

/**
 * An order in which each form comes before all that are fuller: nothing, Meta's words, then what was
 * said, each before what it is the beginning of.
 */
export function compareForms(a: TextForm, b: TextForm): number {
  return (
    a.worth - b.worth ||
    compareTexts(a.key, b.key) ||
    a.text.length - b.text.length ||
    compareTexts(a.text, b.text)
  );
}

/**
 * Whether one form may be another, fuller form of the same text. Of the forms that may be the same
 * as one and are not fuller, each may be the same as any other: they are a chain.
 * @param a one that does not come after the other by {@link compareForms}
 */
export const isWithin = (a: TextForm, b: TextForm): boolean =>
  a.worth < 2 || b.key.startsWith(a.key);
