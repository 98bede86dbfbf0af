import { seededRandom } from '../base/random.ts';
import type { Sitting, StoryLine } from './story/line.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * When each line of a sitting was written, rising, in epoch milliseconds.
 * @param key names the sitting: it seeds the odd seconds between the lines
 * @param now the start that the sitting is told from
 */
export function timesOf(sitting: Sitting, key: string, now: number): number[] {
  const offsets = offsetsOf(sitting.lines, key);
  if (!('endsMinutesAgo' in sitting)) {
    const start = workday(now, sitting.workdaysAgo, sitting.at);
    return offsets.map((offset) => start + offset);
  }
  // The odd seconds of the first line again: else all would end in the same second of a minute.
  const end = now - sitting.endsMinutesAgo * MINUTE - (offsets[0] ?? 0);
  return offsets.map((offset) => end - (offsets.at(-1) ?? 0) + offset);
}

/**
 * The same times when they all lie after a moment, else squeezed between it and now, in order:
 * what a conversation already holds stays older than what is appended to it.
 */
export function squeezed(times: readonly number[], after: number, now: number): number[] {
  const [first = 0] = times;
  if (first > after) return [...times];
  const step = Math.max(1, Math.floor((now - after) / (times.length + 1)));
  return times.map((_, i) => after + (i + 1) * step);
}

function offsetsOf(lines: readonly StoryLine[], key: string): number[] {
  const random = seededRandom(`kiln-and-clover times ${key}`);
  let offset = random.next() * 50 * SECOND;
  return lines.map(({ after }, i) => {
    const odd = random.next();
    if (i > 0) offset += after === 0 ? (6 + odd * 30) * SECOND : after * MINUTE + odd * 25 * SECOND;
    return Math.floor(offset);
  });
}

/** An hour of the nth working day before the day of `now` (UTC, where the studio is). */
function workday(now: number, ago: number, at: string): number {
  let day = now - (now % DAY);
  for (let left = ago; left > 0; ) {
    day -= DAY;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return day + (hours * 60 + minutes) * MINUTE;
}
