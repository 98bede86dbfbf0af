const DAY = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const pad = (n: number): string => TWO_DIGITS[n] as string;

let knownDay = Number.NaN;
let dayText = '';

/**
 * JSON text of a time as Graph writes it, `"2021-07-23T09:50:48+0000"` (protocol.md 2.1). A list's
 * times mostly share a day, and making that text is the dear part, so the last day is kept.
 */
export function graphTime(ms: number): string {
  const day = Math.floor(ms / DAY);
  if (day !== knownDay) {
    dayText = new Date(day * DAY).toISOString().slice(0, 10);
    knownDay = day;
  }
  const seconds = Math.floor((ms - day * DAY) / 1000);
  const minutes = Math.floor(seconds / 60);
  return `"${dayText}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(seconds % 60)}+0000"`;
}
