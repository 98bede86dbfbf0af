import type { Day } from '../../base/day.ts';
import type { CallUse } from './call-use.ts';
import { ordinal, VERSIONS, type Version } from './versions.ts';

/** A form of a request, or of its answer, that every version once had. */
export type Form = 'pretty' | 'debug' | 'date_format' | 'etag' | 'ids' | 'metadata' | FrozenForm;

/** One that only apps have now that used it before. */
export type FrozenForm = 'edge_ids' | 'method_override' | 'alias' | 'jsonp';

/** Until when there is a form, for whom, and what there is instead. */
export interface DatedForm {
  readonly form: Form;
  /** As people write it. */
  readonly written: string;
  /** The day from which no version has it; absent where none is announced. */
  readonly ends?: Day;
  /** The day from which it is there only for apps that used it before. */
  readonly frozenFrom?: Day;
  /** This version never had it, nor has one after it. */
  readonly lackedFrom?: Version;
  /** What whoever uses it all the same is answered with. */
  readonly afterwards: string;
  /** What there is in its place. */
  readonly instead: string;
  /** Whether a call uses it. */
  readonly usedBy: (call: CallUse) => boolean;
  /** How it is known what that is. */
  readonly known: 'captured' | 'documented' | 'ours';
  /** Its row in docs/wire.md. */
  readonly row: '13.1, 4' | '13.1, 5' | '13.1, 6';
}

const given =
  (name: string) =>
  ({ names }: CallUse): boolean =>
    names.has(name);
const READS = new Set(['GET', 'HEAD']);

const V26 = { ends: '2026-10-27', lackedFrom: 'v26.0', row: '13.1, 4' } as const;

/** Date formats are frozen with it, of which there was nothing left on that day. */
const V27 = {
  frozenFrom: '2026-11-04',
  lackedFrom: 'v28.0',
  known: 'ours',
  row: '13.1, 6',
} as const;

/** How an app that used a form before that day goes on with it here. */
const orSay = (form: FrozenForm): string =>
  `if your app used it before, say \`convograph app set APP --used-before ${form}\`, with all else that it used`;

/** In the order of their end, first the one that ended first; what has none last. */
export const DATED_FORMS: readonly DatedForm[] = [
  {
    form: 'metadata',
    written: '`metadata=1`',
    ends: '2026-05-19',
    afterwards: 'it tells nothing: the answer has no `metadata`',
    instead: 'leave it out, and name the `fields` that are needed',
    usedBy: ({ method, names }) => READS.has(method) && names.has('metadata'),
    known: 'documented',
    row: '13.1, 4',
  },
  {
    form: 'ids',
    written: '`ids=` at the root',
    ends: '2026-07-28',
    afterwards: 'HTTP 500, code 100, `The ids query parameter is deprecated in v26.0+.`',
    instead:
      'one call an id, or up to 50 of them in a batch: `[{"method":"GET","relative_url":"ID"}, …]` posted as `batch`',
    usedBy: ({ edge, names }) => edge === undefined && names.has('ids'),
    known: 'captured',
    row: '13.1, 5',
  },
  {
    form: 'pretty',
    written: '`pretty=`',
    ...V26,
    afterwards: 'it is ignored; paging links do not repeat it',
    instead: 'leave it out, and lay JSON out where it is shown, as `jq .` does',
    usedBy: given('pretty'),
    known: 'ours',
  },
  {
    form: 'debug',
    written: '`debug=`',
    ...V26,
    afterwards: 'it is ignored: the answer has no `__debug__`',
    instead: 'leave it out: what is wrong with a call stands in its `error`',
    usedBy: given('debug'),
    known: 'ours',
  },
  {
    form: 'date_format',
    written: '`date_format=`',
    ...V26,
    afterwards: 'it is ignored: times are as without it; paging links do not repeat it',
    instead: 'leave it out, and read times as `2026-11-04T09:30:00+0000`',
    usedBy: given('date_format'),
    known: 'ours',
  },
  {
    form: 'etag',
    written: '`If-None-Match`, with ETag,',
    ...V26,
    afterwards: 'no ETag is sent, `If-None-Match` is ignored: the whole answer comes, with 200',
    instead:
      'leave the header out; ask less often, for fewer `fields`, or have webhooks tell what changed',
    usedBy: ({ conditional }) => conditional,
    known: 'ours',
  },
  {
    form: 'edge_ids',
    written: '`ids=` of an edge',
    ...V27,
    afterwards:
      'as at the root: HTTP 500, code 100, `The ids query parameter is deprecated in v26.0+.`',
    instead: `one call a node, or up to 50 of them in a batch; ${orSay('edge_ids')}`,
    usedBy: ({ method, edge, names }) =>
      READS.has(method) && edge !== undefined && names.has('ids'),
  },
  {
    form: 'method_override',
    written: "`method=` in place of HTTP's verb",
    ...V27,
    afterwards: "it is ignored: the verb is HTTP's own",
    instead: `send the verb itself: \`DELETE\`, not \`POST\` with \`method=delete\`; ${orSay('method_override')}`,
    usedBy: ({ overrides }) => overrides,
  },
  {
    form: 'alias',
    written: '`.as(name)`',
    ...V27,
    afterwards: 'as where no alias is offered: code 100, `(#100) Unknown fields: NAME.`',
    instead: `leave it out, and read the field under its own name; ${orSay('alias')}`,
    usedBy: ({ aliases }) => aliases,
  },
  {
    form: 'jsonp',
    written: '`callback=`, which is JSONP,',
    ...V27,
    afterwards: 'it is ignored: the answer is JSON, with its own status',
    instead: `fetch the JSON, which other origins may (CORS); ${orSay('jsonp')}`,
    // A script is the answer as a whole, and not what an item of a batch got.
    usedBy: ({ method, names, isItem }) =>
      names.has('callback') && !isItem && (READS.has(method) || names.has('batch')),
  },
];

/** Names of parameters that tell of a form. */
export const DATED_NAMES: ReadonlySet<string> = new Set([
  ...['metadata', 'ids', 'pretty', 'debug', 'date_format', 'callback', 'batch'],
]);

/** What is kept for apps that used it before, with the day from which on no other has it. */
export const FROZEN: ReadonlyMap<FrozenForm, Day> = new Map(
  DATED_FORMS.flatMap(({ form, frozenFrom }) =>
    frozenFrom === undefined ? [] : [[form as FrozenForm, frozenFrom]],
  ),
);

/** The forms that a call uses, in their order. */
export const formsUsed = (call: CallUse): readonly DatedForm[] =>
  DATED_FORMS.filter(({ usedBy }) => usedBy(call));

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
        (ends !== undefined && ends <= day) ||
        (lackedFrom !== undefined && ordinal(lackedFrom) <= ordinal(version)),
    ).map(({ form }) => form),
  );
