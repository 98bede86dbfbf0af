import type { Day } from '../../base/day.ts';
import { DATED_FORMS, type DatedForm } from './dated-forms.ts';
import { Offer } from './offer.ts';
import { RELEASES } from './versions.ts';

/** What changed on the platform on a day. */
export interface CalendarChange extends Pick<DatedForm, 'known'> {
  readonly day: Day;
  /** For people; code stands in backticks. */
  readonly change: string;
  /** What whoever goes on as before is answered with; absent where nothing ended. */
  readonly afterwards?: string;
  /** Its row of wire.md. */
  readonly row: string;
}

const releases = RELEASES.flatMap(({ version, out, ends }): CalendarChange[] => [
  { day: out, change: `${version} is out`, known: 'documented', row: '13.1, 2' },
  ...(ends === undefined
    ? []
    : [
        {
          day: ends,
          change: `${version} ends`,
          afterwards: `${new Offer(ends).versions[0]} answers in its place`,
          known: 'documented' as const,
          row: '13.1, 2',
        },
      ]),
]);

const forms = DATED_FORMS.flatMap(({ written, ends, lackedFrom, afterwards, known, row }) => {
  const out = RELEASES.find(({ version }) => version === lackedFrom)?.out;
  const gone = (day: Day, from: string): CalendarChange => ({
    ...{ day, change: `${written} is gone from ${from}`, afterwards, known, row },
  });
  return [
    ...(out === undefined ? [] : [gone(out, `${lackedFrom} on`)]),
    gone(ends, 'all versions'),
  ];
});

/** All that is known, by day (wire.md 13.1, 1 to 5). */
export const CHANGES: readonly CalendarChange[] = [...releases, ...forms].toSorted((one, other) =>
  one.day < other.day ? -1 : Number(one.day > other.day),
);
