import {
  type AsOf,
  asOfMistake,
  type Calendar,
  KNOWN_UNTIL,
} from '../../graph/declare/calendar.ts';
import { DATED_FORMS } from '../../graph/declare/dated-forms.ts';
import { RELEASES } from '../../graph/declare/versions.ts';
import { AdminError } from '../error.ts';
import { type AdminOperation, type OperationDeps, operation } from '../operation.ts';
import { list, object, text, word, yesOrNo } from '../schema.ts';

const DatedVersion = object('DatedVersion', 'A version, and its days.', {
  version: text(),
  out: text('the day on which it came out'),
  'ends?': text('the first day on which another answers; absent where none is announced'),
  offered: yesOrNo('whether it answers itself now'),
});

const DatedFormShape = object('DatedForm', 'A form of requests or answers that ended.', {
  form: text(),
  ends: text('the day from which no version has it'),
  'lacked_from?': text('this version never had it, nor has one after it'),
  afterwards: text('what whoever uses it all the same is answered with'),
  known: word(['captured', 'documented', 'ours'], 'how that is known'),
  row: text('its row of wire.md'),
  lacked_by: list(text(), 'the versions that are offered, and have it no more'),
});

const CalendarState = object('Calendar', 'As of when the platform is, and what it offers then.', {
  as_of: text('all, today, or a day'),
  'day?': text('the day that this is; absent under all'),
  known_until: text('the day up to which it is known what Meta changed'),
  versions: list(DatedVersion, 'oldest first'),
  forms: list(DatedFormShape, 'by their end'),
});

const shown = (calendar: Calendar) => {
  const { asOf, offer } = calendar;
  return {
    as_of: asOf,
    ...(offer.day !== undefined && { day: offer.day }),
    known_until: KNOWN_UNTIL,
    versions: RELEASES.map((release) => ({
      ...release,
      offered: offer.versions.includes(release.version),
    })),
    forms: DATED_FORMS.map(({ form, ends, lackedFrom, afterwards, known, row }) => ({
      ...{ form, ends },
      ...(lackedFrom !== undefined && { lacked_from: lackedFrom }),
      ...{ afterwards, known, row },
      lacked_by: offer.versions.filter((version) => offer.lacking(version)?.has(form)),
    })),
  };
};

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
  run: (deps) => shown(calendarOf(deps)),
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
    return shown(calendar);
  },
});

/** Of the calendar, for the control plane alone. */
export const CALENDAR: readonly AdminOperation[] = [showCalendarOperation, changeCalendarOperation];
