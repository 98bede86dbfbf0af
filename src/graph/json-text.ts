/** Everything but printable ASCII without `"`, `\` and `/`: text without these is its own JSON. */
const SPECIAL = /[^ !#-.0-[\]-~]/;
const BEYOND_ASCII = /[/\u007f-\uffff]/g;

const escapeUnit = (unit: string): string =>
  unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A string as JSON text the way Meta writes it: `/` as `\/`, everything beyond ASCII as `\uXXXX`
 * (protocol.md 2.1). The result is pure ASCII, so an answer can leave as Latin-1 bytes.
 */
export function quote(text: string): string {
  if (text.length > SHORT) return SPECIAL.test(text) ? escaped(text) : `"${text}"`;
  let slashes = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 47) slashes = true;
    else if (unit < 32 || unit > 126 || unit === 34 || unit === 92) return escaped(text);
  }
  return slashes ? `"${text.replaceAll('/', '\\/')}"` : `"${text}"`;
}

/** Starting a regular expression costs more than looking at the letters of a name, id or link. */
const SHORT = 64;

const escaped = (text: string): string => JSON.stringify(text).replace(BEYOND_ASCII, escapeUnit);

/** Any JSON value as text, written as {@link quote} writes strings; `undefined` members drop out. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  return JSON.stringify(value).replace(BEYOND_ASCII, escapeUnit);
}

/** JSON text spread over lines, four blanks a level, as a browser is shown it (protocol.md 1.8). */
export function prettyText(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 4).replace(BEYOND_ASCII, escapeUnit);
}
