const DAY = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const pad = (n: number): string => TWO_DIGITS[n] as string;

/** Texts of days, each at its day's place modulo the length. */
const KEPT_DAYS = 1_024;
const keptDay = new Float64Array(KEPT_DAYS).fill(Number.NaN);
const keptText: string[] = Array.from({ length: KEPT_DAYS }, () => '');

/** `2021-07-23` of a day counted from 1970. Making it is dear, and the same few days are asked for. */
function dayText(day: number): string {
  const place = day & (KEPT_DAYS - 1);
  if (keptDay[place] !== day) {
    keptDay[place] = day;
    keptText[place] = new Date(day * DAY).toISOString().slice(0, 10);
  }
  return keptText[place] as string;
}

/** JSON text of a time as Graph writes it, `"2021-07-23T09:50:48+0000"` (wire.md 2.1). */
export function graphTime(ms: number): string {
  const day = Math.floor(ms / DAY);
  const seconds = Math.floor((ms - day * DAY) / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
  return `"${dayText(day)}T${time}+0000"`;
}
