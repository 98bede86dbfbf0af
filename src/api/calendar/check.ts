import type { Day } from '../../base/day.ts';
import { KNOWN_UNTIL } from '../../graph/declare/calendar.ts';
import type { CallShape } from '../../graph/declare/call-shape.ts';
import { FURTHER } from '../../store/directory/call-counts.ts';
import type { AppRow } from '../../store/directory.ts';
import { type CalendarFinding, type CountedShape, findingsOf, madeBetween } from './findings.ts';

/** Calls of an app, as the store has them; of none where that is not known. */
export interface CountedCall extends Omit<CountedShape, 'shape'> {
  readonly app?: string;
  /** A shape's JSON, or {@link FURTHER}. */
  readonly shape: string;
}

/** Shapes of a finding that are told of each. */
const MOST_CALLS = 50;

/**
 * Which of the calls that apps made a day refuses or changes, as people and programs are told.
 * @param by the last day that matters; all that are known without it
 * @param appOf an app, by its id
 */
export function checkOf(
  calls: readonly CountedCall[],
  by: Day | undefined,
  appOf: (id: string) => Pick<AppRow, 'name' | 'usedForms'> | undefined,
) {
  const shapes = calls.filter(({ shape }) => shape !== FURTHER);
  const findings = [...Map.groupBy(shapes, ({ app }) => app)].flatMap(([app, own]) => {
    const known = app === undefined ? undefined : appOf(app);
    const goesOn = (form: string) => known?.usedForms[form] !== undefined;
    return findingsOf(own.map(read), by, goesOn).map((finding) => ({
      ...(app !== undefined && { app }),
      ...(known !== undefined && { app_name: known.name }),
      ...shownFinding(finding),
    }));
  });
  return {
    ...(by !== undefined && { by }),
    known_until: KNOWN_UNTIL,
    calls: sumOf(calls),
    ways: shapes.length,
    unseen: sumOf(calls) - sumOf(shapes),
    ...(calls.length > 0 && { since: timeOf(madeBetween(calls).first) }),
    findings: findings.sort((one, other) =>
      one.day < other.day ? -1 : Number(one.day > other.day),
    ),
  };
}

const read = ({ shape, count, first, last }: CountedCall): CountedShape => {
  return { shape: JSON.parse(shape) as CallShape, count, first, last };
};

const sumOf = (calls: readonly CountedCall[]): number =>
  calls.reduce((sum, { count }) => sum + count, 0);

function shownFinding({ ending, calls, count, first, last }: CalendarFinding) {
  const { what, day, written, afterwards, instead, known, row } = ending;
  return {
    ...{ what, day, written, afterwards, instead, known, row, count },
    ...{ first: timeOf(first), last: timeOf(last) },
    calls: calls.slice(0, MOST_CALLS).map(shownCall),
    ...(calls.length > MOST_CALLS && { further: calls.length - MOST_CALLS }),
  };
}

function shownCall({ shape, count, first, last }: CountedShape) {
  const { method, sentAs, version, path, instagram, params, words, fields, conditional, item } =
    shape;
  return {
    method,
    ...(sentAs !== undefined && { sent_as: sentAs }),
    ...{ path: `/${version === undefined ? '' : `${version}/`}${path.slice(1)}`, params },
    ...(words !== undefined && { words }),
    ...(fields !== undefined && { fields }),
    ...(instagram && { host: 'graph.instagram.com' }),
    ...(conditional && { if_none_match: true as const }),
    ...(item && { in_batch: true as const }),
    ...{ count, first: timeOf(first), last: timeOf(last) },
  };
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

/** What {@link checkOf} tells. */
export type CheckedCalls = ReturnType<typeof checkOf>;
