const DAY = 86_400_000;
const pad = (n: number): string => (n < 10 ? `0${n}` : String(n));

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
