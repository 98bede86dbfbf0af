import { type AsOf, asOfMistake, type Calendar } from '../../graph/declare/calendar.ts';
import { AdminError } from '../error.ts';
import { type AdminOperation, type OperationDeps, operation } from '../operation.ts';
import { text } from '../schema.ts';
import { CalendarState, calendarState } from './calendar-state.ts';

/** @throws AdminError where nobody serves */
function calendarOf({ calendar }: OperationDeps): Calendar {
  if (calendar) return calendar;
  throw new AdminError('Only a server has a calendar: ask the one that serves the store.');
}

const showCalendarOperation = operation({
  id: 'showCalendar',
  words: 'As of when the platform is, and what it offers then',
  http: 'GET /calendar',
  takes: {},
  gives: CalendarState,
  onServer: true,
  run: (deps) => calendarState(calendarOf(deps), deps.clock.now()),
});

const changeCalendarOperation = operation({
  id: 'changeCalendar',
  words: 'Have the platform be as of another day, until the server ends',
  http: 'PATCH /calendar',
  takes: { as_of: text('a day such as 2026-10-27, today by the clock of the store, or all') },
  gives: CalendarState,
  onServer: true,
  check({ as_of }, naming) {
    const mistake = asOfMistake(as_of);
    if (mistake !== undefined) throw new AdminError(`${naming('as_of')} ${mistake}`);
  },
  run(deps, { as_of }) {
    const calendar = calendarOf(deps);
    calendar.change(as_of as AsOf);
    return calendarState(calendar, deps.clock.now());
  },
});

/** Of the calendar, for the control plane alone. */
export const CALENDAR: readonly AdminOperation[] = [showCalendarOperation, changeCalendarOperation];
