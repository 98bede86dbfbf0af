/** Milliseconds of the units that a duration may be said in, in the order in which they stand. */
const UNITS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

const PLAIN = /^\d{1,15}(?:\.\d{1,3})?$/;
const WITH_UNITS =
  /^(?=\d)(?:(?<w>\d{1,9})w)?(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m)?(?:(?<s>\d{1,9})s)?$/;

/** How a duration is said, as the middle of a sentence. */
export const DURATION_FORM = 'a duration such as 90m, 2h30m or 1d, or seconds';

/**
 * Milliseconds of a duration: `1w`, `2d`, `90m`, `2h30m`, `45s`, or a number of seconds; with a
 * minus sign it goes back. Undefined for anything else.
 */
export function durationOf(text: string): number | undefined {
  const [, sign = '', size = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  const length = lengthOf(size);
  return length === undefined ? undefined : sign === '-' && length !== 0 ? -length : length;
}

/** As {@link durationOf}, where the sign has to be said: a time so long before or after another. */
export const relativeTimeOf = (text: string): number | undefined =>
  /^[+-]/.test(text) ? durationOf(text) : undefined;

function lengthOf(text: string): number | undefined {
  if (PLAIN.test(text)) return Math.round(Number(text) * 1000);
  const { groups } = WITH_UNITS.exec(text) ?? {};
  if (!groups) return undefined;
  return Object.entries(UNITS).reduce((sum, [unit, ms]) => sum + Number(groups[unit] ?? 0) * ms, 0);
}

/** A time in words, without its sign: `1d2h`, `0.5s`. */
export function durationText(ms: number): string {
  let left = Math.abs(ms);
  const parts = (['d', 'h', 'm'] as const).map((unit) => {
    const count = Math.floor(left / UNITS[unit]);
    left -= count * UNITS[unit];
    return count === 0 ? '' : `${count}${unit}`;
  });
  const rest = left === 0 ? '' : `${left / 1000}s`;
  return parts.join('') + rest || '0s';
}
