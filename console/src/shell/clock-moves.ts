/** In seconds. */
export const HOUR = 3_600;

/** What the clock may be moved by, in hours: past the window of 24, past that of 7 days. */
export const MOVES = [1, 25, 8 * 24] as const;

/** Minutes as `+25 h` or `+8 d`. */
export function shift(minutes: number): string {
  const sign = minutes < 0 ? '−' : '+';
  const all = Math.abs(minutes);
  if (all >= 72 * 60 && all % (24 * 60) === 0) return `${sign}${all / (24 * 60)} d`;
  const hours = Math.floor(all / 60);
  const rest = all % 60;
  return sign + [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}
