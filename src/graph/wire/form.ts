import { Pairs } from './pairs.ts';
import { decodeFormText } from './percent.ts';

/**
 * Adds the pairs of a query or of a form body to `params`. Malformed percent-encoding stays as it
 * is, `+` is a blank, empty pairs (a trailing `&`) are nothing.
 * @throws GraphError `tooMuchData` (1) past the bounds of {@link Pairs}
 */
export function readForm(text: string, params: Map<string, string>): void {
  if (text === '') return;
  const pairs = new Pairs(params);
  let equals = -1;
  for (let start = 0; start < text.length; ) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand < 0 ? text.length : ampersand;
    // Looked for again only once it is passed: pairs without one would make this quadratic.
    if (equals < start) equals = text.indexOf('=', start);
    if (equals < 0) equals = text.length;
    const nameEnd = Math.min(equals, end);
    if (nameEnd > start) {
      const name = decodeFormText(text.slice(start, nameEnd));
      pairs.add(name, decodeFormText(text.slice(nameEnd + 1, end)));
    } else pairs.pass();
    start = end + 1;
  }
  pairs.finish();
}
