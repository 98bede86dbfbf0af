import { AdminError } from '../admin/error.ts';
import type { OperationDeps } from '../admin/operation.ts';
import { integer, list, object, text, type ValueOf } from '../admin/schema.ts';
import type { AnswerDeps } from '../api/answering/answer-deps.ts';
import { type Explanation, explain } from '../api/explain/explain.ts';
import { keptCall } from '../api/explain/kept-call.ts';
import type { AskedCall } from '../api/explain/read-call.ts';
import type { CallEntry } from '../journal/entries.ts';
import type { RowFilter } from '../journal/filter/filter.ts';
import { graphCall } from '../journal/graph-call.ts';
import { Timeline } from '../journal/timeline/timeline.ts';
import { journalOf } from './journal-of.ts';
import { callOf } from './kept-calls.ts';
import { type Mending, mending } from './mending/mending.ts';
import { filterFrom } from './timeline/filter-param.ts';

/** A call that was made, in an explanation of it. */
export const Made = object('MadeCall', 'A call that was made, and what became of it then.', {
  seq: integer('in the timeline'),
  at: text('ISO 8601, by the clock of the store'),
  'status?': integer('of the answer; absent where there was none'),
  'code?': integer('of the error'),
  'subcode?': integer(),
  'message?': text('of the error'),
  'fault?': text('what a fault that it met did'),
  lost: list(text(), 'parameters that are kept nowhere: it is explained without their values'),
});

/** A call that was made, as it is told. */
export type MadeCall = ValueOf<typeof Made>;

/** An explanation, of a call that was made or could be. */
export type CallExplanation = Explanation & Mending & { readonly made?: MadeCall };

/** What explaining takes. */
type ExplainDeps = OperationDeps & { readonly answering: AnswerDeps };

/** Explains a call that could be made, with what mends it. */
export async function explainAsked(deps: ExplainDeps, asked: AskedCall): Promise<CallExplanation> {
  const explanation = await explain(asked, deps.answering);
  return { ...explanation, ...(await mending(deps, asked, explanation)) };
}

/** Which call is meant: by its number, or the last that was refused, of those that a filter means. */
interface Which {
  readonly seq?: number | undefined;
  readonly filter?: string | undefined;
}

/**
 * Explains a call that was made: as it would be answered now.
 * @throws AdminError where it is not kept, or none was refused
 */
export async function explainMade(
  deps: ExplainDeps,
  { seq, filter = '' }: Which,
): Promise<CallExplanation> {
  const { answering } = deps;
  const journal = journalOf(answering);
  const entry = seq === undefined ? await lastRefused(answering, filter) : callOf(answering, seq);
  const { asked, lost } = await keptCall(entry, answering, journal.form === 'shapes');
  const explanation = await explain(asked, answering);
  const { at, status, code, subcode, message, fault } = graphCall(entry, journal);
  const made = {
    ...{ seq: entry.seq, at: new Date(at).toISOString(), lost },
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(subcode !== undefined && { subcode }),
    ...(message !== undefined && { message }),
    ...(fault !== undefined && { fault }),
  };
  return { ...explanation, ...(await mending(deps, asked, explanation, fault)), made };
}

async function lastRefused(deps: AnswerDeps, filter: string): Promise<CallEntry> {
  const [isRefused, isOne] = [filterFrom('kind:call is:refused'), filterFrom(filter)];
  const isMeant: RowFilter = (subject) => isRefused(subject) && isOne(subject);
  const { rows } = await new Timeline(journalOf(deps), deps.store).page({ limit: 1, isMeant });
  const [row] = rows;
  if (row) return callOf(deps, row.seq);
  throw new AdminError(
    filter === ''
      ? 'No call was refused, of those that the server keeps: `convograph log` shows them.'
      : `No call that fits ${filter} was refused, of those that the server keeps: \`convograph log --refused\` shows which were.`,
    { conflict: true },
  );
}
