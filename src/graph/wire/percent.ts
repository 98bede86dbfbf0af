/** Decodes what is well-formed and leaves every other `%` as it stands; never throws. */
export const decodePercent = (text: string): string =>
  text.includes('%') ? decoded(text, false) : text;

/** A name or value of a query or form: {@link decodePercent}, with `+` as a blank. */
export const decodeFormText = (text: string): string =>
  text.includes('%') || text.includes('+') ? decoded(text, true) : text;

const PLUS = 0x2b;
const SIGN = 0x25;
const BLANK = 0x20;

/** Letters of a text that needs no room of its own. */
const SHORT = 4_096;
const wide = new Uint16Array(SHORT);
const narrow = Buffer.alloc(SHORT);

function decoded(text: string, plusIsBlank: boolean): string {
  const isShort = text.length <= SHORT;
  const bytes = isShort ? narrow : Buffer.allocUnsafe(text.length);
  const length = decode(text, plusIsBlank, bytes, LAST_NARROW);
  // One byte a letter, as most texts are: whatever is done with it costs less.
  if (length >= 0) return bytes.toString('latin1', 0, length);
  const units = isShort ? wide : new Uint16Array(text.length);
  const all = decode(text, plusIsBlank, units, LAST);
  return Buffer.from(units.buffer, 0, 2 * all).toString('utf16le');
}

const LAST_NARROW = 0xff;
const LAST = 0x10_ffff;

/**
 * One look at each letter and one place to write to, whatever the text is made of: an exception for
 * each malformed piece, or a call for each character, would make a megabyte cost a second.
 * @param last the last character that there is room for
 * @returns how many units were written; -1 where there is no room for one of them
 */
function decode(
  text: string,
  plusIsBlank: boolean,
  units: Uint8Array | Uint16Array,
  last: number,
): number {
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit !== SIGN) {
      if (unit > last) return -1;
      units[length++] = plusIsBlank && unit === PLUS ? BLANK : unit;
      at++;
      continue;
    }
    const point = characterAt(text, at);
    if (point > last) return -1;
    if (point < 0) {
      units[length++] = SIGN;
      at++;
    } else if (point < 0x1_0000) {
      units[length++] = point;
      at += 3 * bytesOf(point);
    } else {
      units[length++] = 0xd7c0 + (point >> 10);
      units[length++] = 0xdc00 + (point & 0x3ff);
      at += 12;
    }
  }
  return length;
}

/** Bytes of a character in UTF-8. */
const bytesOf = (point: number): number =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;

/** The character that percent-encoded UTF-8 at a place stands for (RFC 3629 section 4), else -1. */
function characterAt(text: string, at: number): number {
  const lead = byteAt(text, at);
  if (lead < 0x80) return lead;
  const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  let point = lead & (0x3f >> more);
  for (let i = 1; i <= more; i++) {
    const byte = text.charCodeAt(at + 3 * i) === SIGN ? byteAt(text, at + 3 * i) : -1;
    if (byte < 0x80 || byte > 0xbf) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  // Written with more bytes than needed, half of a pair, or beyond Unicode.
  const isSound = bytesOf(point) === more + 1 && (point < 0xd800 || point > 0xdfff);
  return isSound && point <= 0x10_ffff ? point : -1;
}

/** The byte of a `%XX`, -1 where no two hex digits follow. */
function byteAt(text: string, at: number): number {
  const [high, low] = [hexDigit(text.charCodeAt(at + 1)), hexDigit(text.charCodeAt(at + 2))];
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** The value of a hex digit by its code unit, -1 for another. */
export function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
