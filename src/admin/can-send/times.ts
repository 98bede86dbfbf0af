import { durationText } from '../../config/duration.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment as people read it, in UTC: `4 May 09:00`, with the year where it is another. */
export function momentText(at: number, now: number): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const dated = year === new Date(now).getUTCFullYear() ? day : `${day} ${year}`;
  return `${dated} ${date.toISOString().slice(11, 16)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long something is away, no finer than needed: `1h`, `3d2h`, `45s`. */
export function roughly(ms: number): string {
  const grain = ms > 2 * HOUR ? HOUR : ms > 2 * MINUTE ? MINUTE : 1_000;
  return durationText(Math.round(ms / grain) * grain);
}
