import type { Day } from '../../base/day.ts';
import { DATED_FORMS, type DatedForm } from './dated-forms.ts';
import { VERSION_ENDINGS } from './endings.ts';
import { RELEASES } from './versions.ts';

/** What changed on the platform on a day. */
export interface CalendarChange extends Pick<DatedForm, 'known'> {
  readonly day: Day;
  /** For people; code stands in backticks. */
  readonly change: string;
  /** What whoever goes on as before is answered with; absent where nothing ended. */
  readonly afterwards?: string;
  /** What there is in its place; absent where nothing ended. */
  readonly instead?: string;
  /** Its row of wire.md. */
  readonly row: string;
}

const releases: readonly CalendarChange[] = [
  ...RELEASES.map(({ version, out }): CalendarChange => {
    return { day: out, change: `${version} is out`, known: 'documented', row: '13.1, 2' };
  }),
  ...[...VERSION_ENDINGS.values()].map(({ day, written, afterwards, instead, known, row }) => {
    return { day, change: `${written} ends`, afterwards, instead, known, row };
  }),
];

const forms = DATED_FORMS.flatMap((each) => {
  const { written, ends, lackedFrom, afterwards, instead, known, row } = each;
  const out = RELEASES.find(({ version }) => version === lackedFrom)?.out;
  const gone = (day: Day, from: string): CalendarChange => ({
    ...{ day, change: `${written} is gone from ${from}`, afterwards, instead, known, row },
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
