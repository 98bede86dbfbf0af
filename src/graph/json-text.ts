/** Everything but printable ASCII without `"`, `\\` and `/`: text without these is its own JSON. */
const SPECIAL = /[^ !#-.0-[\]-~]/;
const BEYOND_ASCII = /[/\u007f-\uffff]/g;

/** Starting a regular expression costs more than looking at the letters of a name, id or link. */
const SHORT = 64;

/**
 * A string as JSON text the way Meta writes it: `/` as `\/`, everything beyond ASCII as `\uXXXX`
 * (protocol.md 2.1). The result is pure ASCII, so an answer can leave as Latin-1 bytes.
 */
export function quote(text: string): string {
  if (text.length > SHORT && !SPECIAL.test(text)) return `"${text}"`;
  let written = '"';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 126 || unit < 32 || unit === 34 || unit === 47 || unit === 92) {
      if (i > from) written += text.slice(from, i);
      written += escapeOf(unit);
      from = i + 1;
    }
  }
  return from === 0 ? `"${text}"` : `${written}${text.slice(from)}"`;
}

/** Escapes by code unit, made when first met: a page of Chinese meets the same few thousand. */
const escapes: string[] = [];

function escapeOf(unit: number): string {
  let known = escapes[unit];
  if (known === undefined) {
    known = escapeUnit(String.fromCharCode(unit));
    escapes[unit] = known;
  }
  return known;
}

/** `\/` for a slash, `\uXXXX` beyond ASCII, and what JSON has for the rest. */
function escapeUnit(unit: string): string {
  if (unit === '/') return '\\/';
  if (unit < '\u007f') return JSON.stringify(unit).slice(1, -1);
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Any JSON value as text, written as {@link quote} writes strings; `undefined` members drop out. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  return JSON.stringify(value).replace(BEYOND_ASCII, escapeUnit);
}

/** JSON text spread over lines, four blanks a level, as a browser is shown it (protocol.md 1.8). */
export function prettyText(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 4).replace(BEYOND_ASCII, escapeUnit);
}
