import type { CheckedCalls } from '../api/calendar/check.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { checkCalendar, checkCalendarOperation } from '../control/check-calendar.ts';
import { askServer, Unanswered } from './ask-server.ts';
import { checkLines } from './check-lines.ts';
import { print } from './output.ts';
import { spanOf } from './time-flags.ts';
import { withHouse } from './with-house.ts';

/** What was typed besides `--check`. */
export interface CheckFlags extends StoreFlags {
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
  const { by, app, since } = flags;
  checkCalendarOperation.check?.({ by }, (name) => `--${name}`);
  const span = spanOf({ ...(since !== undefined && { since }) });
  await withHouse(flags, async (house) => {
    const input = { by, app, since: span(house.clock.now()).since };
    const asked = askServer(house, checkCalendarOperation, input, flags);
    // Where nobody serves, all that was counted is in the store.
    const checked: CheckedCalls = await asked.catch((error: unknown) => {
      if (!(error instanceof Unanswered) || flags.server !== undefined) throw error;
      return checkCalendar(house, input);
    });
    tell(flags, checked);
  });
}

function tell(flags: CheckFlags, checked: CheckedCalls): void {
  print(flags, checked, checkLines(checked).join('\n'));
  if (checked.findings.length > 0) process.exitCode = 1;
}
