import { isUtf8 } from 'node:buffer';

/** A value of JSON, or why it is none. */
export type Parsed = { readonly value: unknown } | { readonly reason: string };

const NOT_UTF8 =
  'it is not in UTF-8 and its letters cannot be told: open the file with the encoding that it was saved in, and save it as UTF-8';

/**
 * Parses JSON. Control characters that stand in its strings as they are, which JSON does not allow
 * and some programs write, are taken for what they are; letters that nobody can tell are not.
 */
export function parseJson(bytes: Buffer): Parsed {
  const text = bytes.toString();
  // Bytes that are no UTF-8 come out as this character, which may also stand there itself.
  const isGuess = text.includes('\uFFFD') && !isUtf8(bytes) && !isCutOnly(bytes);
  if (isGuess) return { reason: NOT_UTF8 };
  const value = parsed(text) ?? parsed(withEscapes(bytes));
  return value ?? { reason: 'it is not JSON' };
}

/** Whole characters of UTF-8, of two bytes to four, and those that break off where a string ends. */
const WHOLE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
const CUT = /(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})(?=(?:\.\.\.)?")/g;

/** Whether bytes are UTF-8 but for strings that were cut within a character; whole ones prove it. */
function isCutOnly(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const besides = text.replace(WHOLE, '');
  return besides.length < text.length && !/[\x80-\xff]/.test(besides.replace(CUT, ''));
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The first character that is none of control. */
const SPACE = 0x20;

/** The same with an escape for each control character in a string. */
function withEscapes(bytes: Buffer): string {
  const parts: Buffer[] = [];
  let from = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) inString = !inString;
    else if (byte === BACKSLASH && inString) at++;
    else if (byte < SPACE && inString) {
      const written = `\\u${byte.toString(16).padStart(4, '0')}`;
      parts.push(bytes.subarray(from, at), Buffer.from(written));
      from = at + 1;
    }
  }
  return Buffer.concat([...parts, bytes.subarray(from)]).toString();
}
