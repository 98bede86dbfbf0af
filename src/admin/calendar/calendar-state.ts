import { type Calendar, KNOWN_UNTIL } from '../../graph/declare/calendar.ts';
import { DATED_FORMS } from '../../graph/declare/dated-forms.ts';
import { DATED_PARTS } from '../../graph/declare/dated-parts.ts';
import { RELEASES } from '../../graph/declare/versions.ts';
import { list, object, text, word, yesOrNo } from '../schema.ts';

const DatedVersion = object('DatedVersion', 'A version, and its days.', {
  version: text(),
  out: text('the day on which it came out'),
  'ends?': text('the first day on which another answers; absent where none is announced'),
  offered: yesOrNo('whether it answers itself now'),
});

const DatedFormShape = object('DatedForm', 'A form of requests or answers that ends.', {
  form: text(),
  'ends?': text('the day from which no version has it; absent where none is announced'),
  'frozen_from?': text('the day from which only apps have it that used it before'),
  'lacked_from?': text('this version never had it, nor has one after it'),
  afterwards: text('what whoever uses it all the same is answered with'),
  instead: text('what there is in its place'),
  known: word(['captured', 'documented', 'ours'], 'how that is known'),
  row: text('its row of wire.md'),
  lacked_by: list(text(), 'the versions that are offered, and have it no more'),
  frozen: yesOrNo('whether only apps have it now that used it before'),
});

const DatedPartShape = object('DatedPart', 'What every version has from a day on, or until one.', {
  part: text(),
  written: text('as people write it; code stands in backticks'),
  'from?': text('the first day on which it is there'),
  'ends?': text('the first day on which it is there no more'),
  otherwise: text('what whoever uses it on another day is answered with'),
  known: word(['captured', 'documented', 'ours'], 'how that is known'),
  row: text('its row of wire.md'),
  offered: yesOrNo('whether it is there now'),
});

export const CalendarState = object(
  'Calendar',
  'As of when the platform is, and what it offers then.',
  {
    as_of: text('all, today, or a day'),
    'day?': text('the day that this is; absent under all'),
    known_until: text('the day up to which it is known what Meta changed'),
    versions: list(DatedVersion, 'oldest first'),
    forms: list(DatedFormShape, 'by their end'),
    parts: list(DatedPartShape, 'by their days'),
  },
);

/**
 * What the control plane and the command line show of a calendar.
 * @param now epoch milliseconds
 */
export const calendarState = (calendar: Calendar, now: number) => {
  const { asOf, offer } = calendar;
  return {
    as_of: asOf,
    ...(offer.day !== undefined && { day: offer.day }),
    known_until: KNOWN_UNTIL,
    versions: RELEASES.map((release) => ({
      ...release,
      offered: offer.versions.includes(release.version),
    })),
    forms: DATED_FORMS.map((row) => ({
      form: row.form,
      ...(row.ends !== undefined && { ends: row.ends }),
      ...(row.frozenFrom !== undefined && { frozen_from: row.frozenFrom }),
      ...(row.lackedFrom !== undefined && { lacked_from: row.lackedFrom }),
      ...{ afterwards: row.afterwards, instead: row.instead, known: row.known, row: row.row },
      lacked_by: offer.versions.filter((version) => offer.lacking(version)?.has(row.form)),
      frozen: offer.frozen?.has(row.form) ?? false,
    })),
    parts: DATED_PARTS.map(({ part, written, from, ends, otherwise, known, row }) => ({
      ...{ part, written, ...(from && { from }), ...(ends && { ends }) },
      ...{ otherwise, known, row, offered: offer.has(part, now) },
    })),
  };
};
