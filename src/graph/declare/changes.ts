import type { Day } from '../../base/day.ts';
import { DATED_FORMS, type DatedForm } from './dated-forms.ts';
import { DATED_PARTS } from './dated-parts.ts';
import { VERSION_ENDINGS } from './endings.ts';
import { RELEASES } from './versions.ts';

/** What changed on the platform on a day. */
export interface CalendarChange extends Pick<DatedForm, 'known'> {
  readonly day: Day;
  /** For people; code stands in backticks. */
  readonly change: string;
  /** What whoever goes on as before is answered with; of what is new, what there was before it. */
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

const forms = DATED_FORMS.flatMap(({ written, ends, frozenFrom, lackedFrom, ...rest }) => {
  const { afterwards, instead, known, row } = rest;
  const out = RELEASES.find(({ version }) => version === lackedFrom)?.out;
  const on = (day: Day | undefined, what: string): CalendarChange[] =>
    day === undefined
      ? []
      : [{ day, change: `${written} ${what}`, afterwards, instead, known, row }];
  return [
    ...on(out, `is gone from ${lackedFrom} on`),
    ...on(
      frozenFrom,
      `is frozen: only apps that used it before have it, until ${lackedFrom}, which has no day`,
    ),
    ...on(ends, 'is gone from all versions'),
  ];
});

const parts = DATED_PARTS.flatMap(({ written, from, ends, otherwise, instead, known, row }) => {
  const change = (day: Day | undefined, how: string, afterwards: string): CalendarChange[] =>
    day === undefined ? [] : [{ day, change: `${written} ${how}`, afterwards, known, row }];
  return [
    ...change(from, 'is new', `before: ${otherwise}`),
    ...change(ends, 'is gone', otherwise).map((gone) => ({ ...gone, ...(instead && { instead }) })),
  ];
});

const elsewhere = (day: Day, what: string, row: string): CalendarChange => ({
  ...{ day, change: `${what}; not offered here`, known: 'documented', row },
});

/** All that is known, by day (wire.md 13.1, 1 to 12). */
export const CHANGES: readonly CalendarChange[] = [
  ...releases,
  ...forms,
  ...parts,
  elsewhere('2026-03-31', 'another authority signs the client certificates of webhooks', '13.1, 7'),
  elsewhere('2026-06-11', '`POST /{page}/messaging_customer_base/unsubscribe` is new', '13.1, 10'),
  elsewhere('2026-10-28', 'Instagram can be set up by Unified Login', '13.1, 12'),
  elsewhere(
    '2026-11-04',
    'asynchronous batches are frozen: only apps that used them before have them',
    '13.1, 6',
  ),
].toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
