import { WrongUse } from './failure.ts';

const DATE =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The end of the times that a message may have (store/ids/message-id.ts), in epoch milliseconds. */
const LATEST = 2 ** 48;

/**
 * The times of `--since` and `--until` in epoch milliseconds.
 * @throws WrongUse
 */
export function spanOf(flags: { readonly since?: string; readonly until?: string }): {
  readonly since: number | undefined;
  readonly until: number | undefined;
} {
  const since = timeOf('--since', flags.since);
  const until = timeOf('--until', flags.until);
  if (since !== undefined && until !== undefined && since >= until) {
    throw new WrongUse(`--until must be later than --since, and "${flags.until}" is not.`);
  }
  return { since, until };
}

/** A day, a time, or epoch seconds; UTC where no zone is said. */
function timeOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : dateOf(text);
  if (at !== undefined && at >= 0 && at <= LATEST) return at;
  throw new WrongUse(
    `${flag} must be a day or time such as 2025-01-31 or 2025-01-31T18:00Z, or epoch seconds, and is "${text}".`,
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
