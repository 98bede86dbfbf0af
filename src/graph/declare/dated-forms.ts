import type { Day } from '../../base/day.ts';
import { ordinal, VERSIONS, type Version } from './versions.ts';

/** A form of a request, or of its answer, that every version once had. */
export type Form = 'pretty' | 'debug' | 'date_format' | 'etag' | 'ids' | 'metadata';

/** Until when there is a form, and what there is instead. */
export interface DatedForm {
  readonly form: Form;
  /** As people write it. */
  readonly written: string;
  /** The day from which no version has it. */
  readonly ends: Day;
  /** This version never had it, nor has one after it. */
  readonly lackedFrom?: Version;
  /** What whoever uses it all the same is answered with. */
  readonly afterwards: string;
  /** How it is known what that is. */
  readonly known: 'captured' | 'documented' | 'ours';
  /** Its row in docs/wire.md. */
  readonly row: '13.1, 4' | '13.1, 5';
}

const V26 = { ends: '2026-10-27', lackedFrom: 'v26.0', row: '13.1, 4' } as const;

/** In the order of their end, first the one that ended first. */
export const DATED_FORMS: readonly DatedForm[] = [
  {
    form: 'metadata',
    written: '`metadata=1`',
    ends: '2026-05-19',
    afterwards: 'it tells nothing: the answer has no `metadata`',
    known: 'documented',
    row: '13.1, 4',
  },
  {
    form: 'ids',
    written: '`ids=` at the root',
    ends: '2026-07-28',
    afterwards: 'HTTP 500, code 100, `The ids query parameter is deprecated in v26.0+.`',
    known: 'captured',
    row: '13.1, 5',
  },
  {
    form: 'pretty',
    written: '`pretty=`',
    ...V26,
    afterwards: 'it is ignored; paging links do not repeat it',
    known: 'ours',
  },
  {
    form: 'debug',
    written: '`debug=`',
    ...V26,
    afterwards: 'it is ignored: the answer has no `__debug__`',
    known: 'ours',
  },
  {
    form: 'date_format',
    written: '`date_format=`',
    ...V26,
    afterwards: 'it is ignored: times are as without it; paging links do not repeat it',
    known: 'ours',
  },
  {
    form: 'etag',
    written: '`If-None-Match`, with ETag,',
    ...V26,
    afterwards: 'no ETag is sent, `If-None-Match` is ignored: the whole answer comes, with 200',
    known: 'ours',
  },
];

/** What each version has no more on a day, where that is anything. */
export const lackingOn = (day: Day): ReadonlyMap<Version, ReadonlySet<Form>> =>
  new Map(
    VERSIONS.map((version) => [version, formsLacking(version, day)] as const).filter(
      ([, forms]) => forms.size > 0,
    ),
  );

const formsLacking = (version: Version, day: Day): Set<Form> =>
  new Set(
    DATED_FORMS.filter(
      ({ ends, lackedFrom }) =>
        ends <= day || (lackedFrom !== undefined && ordinal(lackedFrom) <= ordinal(version)),
    ).map(({ form }) => form),
  );
