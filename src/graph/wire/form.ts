import { Pairs } from './pairs.ts';
import { decodeLeniently } from './percent.ts';

/**
 * Adds the pairs of a query or of a form body to `params`. Malformed percent-encoding stays as it
 * is, `+` is a blank, empty pairs (a trailing `&`) are nothing; never throws.
 */
export function readForm(text: string, params: Map<string, string>): void {
  if (text === '') return;
  const pairs = new Pairs(params);
  // After one malformed value the rest is decoded by the slower way that raises no exception:
  // a body made of nothing else would otherwise cost a second of exceptions.
  let lenient = false;
  const decode = (written: string): string => {
    const spaced = written.includes('+') ? written.replaceAll('+', ' ') : written;
    if (!spaced.includes('%')) return spaced;
    if (lenient) return decodeLeniently(spaced);
    try {
      return decodeURIComponent(spaced);
    } catch {
      lenient = true;
      return decodeLeniently(spaced);
    }
  };
  let equals = -1;
  for (let start = 0; start < text.length; ) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand < 0 ? text.length : ampersand;
    // Looked for again only once it is passed: pairs without one would make this quadratic.
    if (equals < start) equals = text.indexOf('=', start);
    if (equals < 0) equals = text.length;
    const nameEnd = Math.min(equals, end);
    if (nameEnd > start) {
      pairs.add(decode(text.slice(start, nameEnd)), decode(text.slice(nameEnd + 1, end)));
    }
    start = end + 1;
  }
  pairs.finish();
}
