import { isUtf8 } from 'node:buffer';

/**
 * A text of an archive as it was written. Meta's downloads write each byte of UTF-8 as a character
 * of its own; that is undone only where it is proved: every character is a byte, and the bytes are
 * UTF-8 (wire.md 14.7), but for a last character of which the end was cut off (wire.md 14.15).
 * Done again, it changes no good text.
 */
export function repaired(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all bytes are meant
  if (/[^\x00-\xff]/.test(text)) return withEllipsis(text);
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : (cutRepaired(bytes) ?? text);
}

/** Where a text was cut, dots may follow; those are no byte where they are one character. */
function withEllipsis(text: string): string {
  const cut = text.endsWith('…') ? text.slice(0, -1) : '';
  return cut === '' ? text : `${repaired(cut)}…`;
}

/**
 * Bytes whose last character, or last few, break off: at the end of the text, or before dots. It is
 * proved by a whole character of several bytes before, or by what is no letter in Latin-1.
 * @returns the text with U+FFFD in their place; undefined when it is something else
 */
function cutRepaired(bytes: Buffer): string | undefined {
  const [dots = ''] = /(?:\.\.\.|\xe2\x80\xa6)?$/.exec(bytes.toString('latin1')) ?? [];
  const end = bytes.length - dots.length;
  let whole = end;
  for (let length = cutAt(bytes, end); length > 0; length = cutAt(bytes, whole)) whole -= length;
  const before = bytes.subarray(0, whole);
  if (whole === end || !isUtf8(before)) return undefined;
  const isProved =
    before.some((byte) => byte >= 0x80) ||
    bytes.subarray(whole, end).some((byte) => byte >= 0x80 && byte < 0xa0);
  if (!isProved) return undefined;
  return `${bytes.toString('utf8', 0, end)}${Buffer.from(dots, 'latin1')}`;
}

/** How many bytes before a place are the beginning of a character that does not end there. */
function cutAt(bytes: Buffer, end: number): number {
  for (let length = 1; length <= 3 && length <= end; length++) {
    const lead = bytes[end - length] as number;
    if (lead >= 0x80 && lead < 0xc0) continue;
    const wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return lead >= 0xc2 && lead < 0xf5 && length < wanted ? length : 0;
  }
  return 0;
}

/** PostgreSQL refuses NUL, and a lone surrogate has no UTF-8: both become U+FFFD. */
export const storable = (text: string): string =>
  (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text).toWellFormed();

/** A text, or a number where a text should be; empty for all else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return storable(repaired(value));
  return typeof value === 'number' ? String(value) : '';
}

/** A name, written as text or as `{"name": …}`; empty for nobody. */
export function nameOf(value: unknown): string {
  const name = textOf(
    typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value,
  );
  return name.trim() === '' ? '' : name;
}
