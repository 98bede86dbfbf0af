import { DURATION_FORM, durationOf, relativeTimeOf } from '../config/duration.ts';
import { WrongUse } from '../house/failure.ts';

const DATE =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The end of the times that a message may have (store/ids/message-id.ts), in epoch milliseconds. */
const LATEST = 2 ** 48;

/** A moment, or one so many milliseconds before or after now. */
type Time = { readonly at: number } | { readonly by: number };

/** Times in epoch milliseconds: from when on, and until before when. */
interface Span {
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/**
 * Reads the times of `--since` and `--until`; what it gives says which they are at a time.
 * @throws WrongUse, also later where only the time of day tells that they are the wrong way round
 */
export function spanOf(flags: {
  readonly since?: string;
  readonly until?: string;
}): (now: number) => Span {
  const since = timeOf('--since', flags.since);
  const until = timeOf('--until', flags.until);
  const span = (now: number): Span => {
    const [from, to] = [since, until].map((time) => time && momentOf(time, now));
    if (from !== undefined && to !== undefined && from >= to) {
      throw new WrongUse(`--until must be later than --since, and "${flags.until}" is not.`);
    }
    return { since: from, until: to };
  };
  // Two of a kind are the wrong way round at any time.
  if (since && until && 'at' in since === 'at' in until) span(0);
  return span;
}

const momentOf = (time: Time, now: number): number => ('at' in time ? time.at : now + time.by);

/** A day, a time, epoch seconds, or how long ago; UTC where no zone is said. */
function timeOf(flag: string, text: string | undefined): Time | undefined {
  if (text === undefined) return undefined;
  const by = relativeTimeOf(text);
  if (by !== undefined) return { by };
  const at = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : dateOf(text);
  if (at !== undefined && at >= 0 && at <= LATEST) return { at };
  throw new WrongUse(
    `${flag} must be a day or time such as 2025-01-31 or 2025-01-31T18:00Z, -2h or -7d, or epoch seconds, and is "${text}".`,
  );
}

function dateOf(text: string): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = DATE.exec(text) ?? [];
  if (day === undefined) return undefined;
  const midnight = Date.parse(`${day}T00:00Z`);
  // A day that no month has becomes one of the next.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
  const at = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * A duration as typed, in milliseconds.
 * @throws WrongUse
 */
export function durationIn(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const duration = durationOf(text);
  if (duration !== undefined) return duration;
  throw new WrongUse(`${flag} must be ${DURATION_FORM}, and is "${text}".`);
}
