import { madeAt } from '../../../../base/made-at.ts';

/** A printed date, taken apart. */
export interface PrintedDate {
  /**
   * Its text with `0` for each number, `Y` for one of four digits and `N` for one of others than
   * one, two or four: dates of one form share it.
   */
  readonly signature: string;
  readonly numbers: readonly number[];
  /** Minutes east of UTC, where the date itself tells. */
  readonly offset: number | undefined;
  /** An IANA zone, where it names one. */
  readonly zone: string | undefined;
}

/** Direction marks, which some languages print between the parts. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** The abbreviations whose meaning is fixed (RFC 5322, 4.3), as minutes east of UTC. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
};

const OFFSET = /[ (](?:utc|gmt)\s?(?<sign>[+\-−–])(?<hours>\d{1,2})(?::?(?<minutes>\d\d))?\)?$/;
const ABBREVIATION = /(?<=\d|[ap]\.?m\.?) \(?(?<word>z|utc?|gmt|[ecmp][sd]t)\)?$/;
const IANA = / \(?(?<zone>[a-z]+(?:\/[a-z_+\-0-9]+){1,2})\)?$/;

/** Text as dates are compared: one kind of space, of digits and of letters. */
export function plain(text: string): string {
  const simple = /^[\x20-\x7e]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(MARKS, '')
        .replace(/\p{Nd}/gu, digitOf);
  return simple.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Takes a printed date apart. */
export function takeApart(text: string): PrintedDate {
  let date = plain(text);
  let offset: number | undefined;
  let zone: string | undefined;
  const zoned = OFFSET.exec(date) ?? ABBREVIATION.exec(date) ?? IANA.exec(date);
  if (zoned?.groups) {
    const { sign, hours, minutes, word } = zoned.groups;
    date = date.slice(0, zoned.index);
    zone = zoned.groups.zone;
    if (sign) offset = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0));
    else if (word) offset = ABBREVIATIONS[word];
  }
  const numbers: number[] = [];
  const signature = date.replace(/\d+/g, (digits) => {
    numbers.push(Number(digits));
    return digits.length <= 2 ? '0' : digits.length === 4 ? 'Y' : 'N';
  });
  return { signature, numbers, offset, zone };
}

const isDigit = (code: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(code));

/** Digits of every script stand in tens, from zero on. */
const known = new Map<string, string>();
function digitOf(text: string): string {
  return madeAt(known, text, () => {
    const code = text.codePointAt(0) as number;
    let zero = code;
    while (zero > 0 && isDigit(zero - 1)) zero--;
    return String((code - zero) % 10);
  });
}
