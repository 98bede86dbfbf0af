import { type CheckedCalls, checkOf } from '../api/calendar/check.ts';
import { systemClock } from '../base/clock.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { checkCalendar, checkCalendarOperation } from '../control/check-calendar.ts';
import { WrongUse } from '../house/failure.ts';
import { askServer, Unanswered } from './ask-server.ts';
import { checkLines } from './check-lines.ts';
import { print } from './output.ts';
import { spanOf } from './time-flags.ts';
import { withHouse } from './with-house.ts';

/** What was typed besides `--check`. */
export interface CheckFlags extends StoreFlags {
  /** A file, or those that a server counted. */
  readonly check?: string | true;
  readonly by?: string;
  readonly app?: string;
  readonly since?: string;
  readonly server?: string;
}

/**
 * Tells what of the calls that apps made ends; the program ends with 1 where there is something.
 * @throws WrongUse
 */
export async function checkCalls(flags: CheckFlags): Promise<void> {
  const { by, app, since, check } = flags;
  checkCalendarOperation.check?.({ by }, (name) => `--${name}`);
  const span = spanOf({ ...(since !== undefined && { since }) });
  if (typeof check === 'string') return checkFile(check, flags, span(systemClock.now()).since);
  await withHouse(flags, async (house) => {
    const input = { by, app, since: span(house.clock.now()).since };
    const asked = askServer(house, checkCalendarOperation, input, flags);
    // Where nobody serves, all that was counted is in the store.
    const checked: CheckedCalls = await asked.catch((error: unknown) => {
      if (!(error instanceof Unanswered) || flags.server !== undefined) throw error;
      return checkCalendar(house, input);
    });
    const which = [app !== undefined && ' of this app', since !== undefined && ' since then'];
    const seen = which.filter(Boolean).join('') || ' yet';
    tell(flags, checked, `No calls were seen${seen}: have your apps call, then ask again.`, MENDED);
  });
}

/** The same of calls that are in a file: no store is needed for it. */
async function checkFile(
  path: string,
  flags: CheckFlags,
  since: number | undefined,
): Promise<void> {
  const { by, app, server } = flags;
  if (path.trim() === '') throw new WrongUse('Name a file to check, or none.');
  if (server !== undefined)
    throw new WrongUse('--server is not asked for what is in a file: leave it out.');
  const { harIn } = await import('./har/har-file.ts');
  const { harCalls } = await import('./har/har-calls.ts');
  const log = await harIn(path);
  const apps = log._convograph?.apps ?? [];
  const own = apps.find(({ id, name }) => id === app || name === app);
  if (app !== undefined && own === undefined) {
    const there = apps.map(({ name }) => `"${name}"`).join(', ');
    throw new WrongUse(
      there === ''
        ? `${path} does not say of which app its calls are: leave --app out.`
        : `There is no app "${app}" in ${path}: it has ${there}.`,
    );
  }
  const calls = (await harCalls(log)).filter(
    (call) =>
      (own === undefined || call.app === own.id) && (since === undefined || call.last >= since),
  );
  const day = by === 'today' ? dayOf(systemClock.now()) : (by as Day | undefined);
  const checked = checkOf(calls, day, (id) => {
    const found = apps.find((each) => each.id === id);
    // What it used before is not told of by a file.
    return found && { name: found.name, usedForms: {} };
  });
  tell(flags, checked, `There is no call to a host of Meta's in ${path}.`);
}

/** What was counted stays. */
const MENDED = 'When it is mended, --since -5m looks at what was called since then alone.';

/** @param mended what is said to whoever has something to change, and looks at all there is */
function tell(flags: CheckFlags, checked: CheckedCalls, none: string, mended?: string): void {
  const isToChange = checked.findings.length > 0;
  const more = isToChange && mended !== undefined && flags.since === undefined ? [mended] : [];
  print(flags, checked, [...checkLines(checked, none), ...more].join('\n'));
  if (isToChange) process.exitCode = 1;
}
