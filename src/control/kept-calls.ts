import { AdminError } from '../admin/error.ts';
import type { AnswerDeps } from '../api/answering/answer-deps.ts';
import type { CallEntry } from '../journal/entries.ts';
import { journalOf } from './journal-of.ts';

/**
 * The call of a number.
 * @throws AdminError where there is none, or none any more
 */
export function callOf(deps: AnswerDeps, seq: number): CallEntry {
  const journal = journalOf(deps);
  const entry = journal.entries().find((each) => each.seq === seq);
  if (entry?.kind === 'call') return entry;
  throw new AdminError(
    seq > journal.last
      ? `Nothing has the number ${seq} yet: the newest is ${journal.last}.`
      : entry
        ? `Number ${seq} is no call: \`convograph log ${seq}\` shows what it is.`
        : `No call of the number ${seq} is kept: \`convograph log --kind call\` shows which are.`,
    { missing: String(seq) },
  );
}
