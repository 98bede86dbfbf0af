import { GraphError } from '../errors/error.ts';
import { quote } from './json-text.ts';

/** Longer formats are refused: a format is written once for each time of an answer. */
const LONGEST = 100;
const DAY = 86_400_000;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `07` of 7, `0787` of 787. */
const pad = (n: number, digits = 2): string => String(Math.abs(n)).padStart(digits, '0');

const year = (at: Date): number => at.getUTCFullYear();
const minus = (at: Date): string => (year(at) < 0 ? '-' : '');
const weekday = (at: Date): number => at.getUTCDay() || 7;
const hour12 = (at: Date): number => at.getUTCHours() % 12 || 12;
const dayOfYear = (at: Date): number =>
  Math.floor((at.getTime() - new Date(at).setUTCMonth(0, 1)) / DAY);
const daysInMonth = (at: Date): number =>
  // The first day of the next month, less a day.
  new Date(new Date(at).setUTCMonth(at.getUTCMonth() + 1, 0)).getUTCDate();

/** The Thursday of its week, whose year and place in it are those of the week (ISO 8601). */
const thursday = (at: Date): Date => new Date(at.getTime() + (4 - weekday(at)) * DAY);

function suffix(day: number): string {
  const last = Math.floor(day / 10) === 1 ? 0 : day % 10;
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th';
}

/** Thousandths of a day since midnight in Biel, an hour before UTC. */
function beats(at: Date): string {
  const second = Math.floor((((at.getTime() % DAY) + DAY) % DAY) / 1000);
  return pad(Math.floor(((second + 3600) * 10) / 864) % 1000, 3);
}

/** What each letter of PHP's date() writes of a whole second, in UTC (wire.md 13.3 n). */
const LETTERS: Readonly<Record<string, (at: Date) => string | number>> = {
  d: (at) => pad(at.getUTCDate()),
  D: (at) => (DAYS[at.getUTCDay()] as string).slice(0, 3),
  j: (at) => at.getUTCDate(),
  l: (at) => DAYS[at.getUTCDay()] as string,
  N: weekday,
  S: (at) => suffix(at.getUTCDate()),
  w: (at) => at.getUTCDay(),
  z: dayOfYear,
  W: (at) => pad(Math.floor(dayOfYear(thursday(at)) / 7) + 1),
  F: (at) => MONTHS[at.getUTCMonth()] as string,
  m: (at) => pad(at.getUTCMonth() + 1),
  M: (at) => (MONTHS[at.getUTCMonth()] as string).slice(0, 3),
  n: (at) => at.getUTCMonth() + 1,
  t: daysInMonth,
  L: (at) => ((year(at) % 4 === 0 && year(at) % 100 !== 0) || year(at) % 400 === 0 ? 1 : 0),
  o: (at) => year(thursday(at)),
  X: (at) => `${minus(at) || '+'}${pad(year(at), 4)}`,
  x: (at) => `${minus(at) || (year(at) >= 10_000 ? '+' : '')}${pad(year(at), 4)}`,
  Y: (at) => `${minus(at)}${pad(year(at), 4)}`,
  y: (at) => pad(year(at) % 100),
  a: (at) => (at.getUTCHours() < 12 ? 'am' : 'pm'),
  A: (at) => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
  B: beats,
  g: hour12,
  G: (at) => at.getUTCHours(),
  h: (at) => pad(hour12(at)),
  H: (at) => pad(at.getUTCHours()),
  i: (at) => pad(at.getUTCMinutes()),
  s: (at) => pad(at.getUTCSeconds()),
  // date() knows whole seconds alone.
  u: () => '000000',
  v: () => '000',
  e: () => 'UTC',
  I: () => '0',
  O: () => '+0000',
  P: () => '+00:00',
  p: () => 'Z',
  T: () => 'UTC',
  Z: () => '0',
  U: (at) => Math.floor(at.getTime() / 1000),
};

/** Letters that stand for several. */
const LONG: Readonly<Record<string, string>> = { c: 'Y-m-d\\TH:i:sP', r: 'D, d M Y H:i:s O' };

type Piece = string | ((at: Date) => string | number);

/** A backslash writes what follows it, one at the end itself; what is no letter is written as it is. */
function piecesOf(format: string): Piece[] {
  const letters = format.replace(/\\.|[cr]/gsu, (found) => LONG[found] ?? found);
  return [...letters.matchAll(/\\(.)|(.)/gsu)].map(
    ([, escaped, plain = '']) =>
      escaped ?? (Object.hasOwn(LETTERS, plain) ? LETTERS[plain] : undefined) ?? plain,
  );
}

/**
 * Writes times, epoch milliseconds, as JSON text in a format of PHP's date().
 * @throws GraphError `parameterLength` (100) for a format of more than 100 characters
 */
export function dateWriter(format: string): (ms: number) => string {
  if (format.length > LONGEST) {
    throw new GraphError('parameterLength', { param: 'date_format', longest: String(LONGEST) });
  }
  const pieces = piecesOf(format);
  return (ms) => {
    const at = new Date(ms);
    let text = '';
    for (const piece of pieces) text += typeof piece === 'string' ? piece : piece(at);
    return quote(text);
  };
}
