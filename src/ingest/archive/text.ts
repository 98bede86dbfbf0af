import { isUtf8 } from 'node:buffer';

/**
 * A text of an archive as it was written. Meta's downloads write each byte of UTF-8 as a character
 * of its own; that is undone only where it is proved: every character is a byte, and the bytes are
 * UTF-8 (wire.md 14.7). Done again, it changes no good text.
 */
export function repaired(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all bytes are meant
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : text;
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
