import { type Awaitable, chain } from '../../base/awaitable.ts';
import { KeptRead } from '../repeating/kept-read.ts';
import type { BegunRead, RepeatedReads } from '../repeating/repeated-reads.ts';
import { type Context, Subject } from './context.ts';
import { READING } from './read.ts';
import { take } from './take.ts';

/** Reads, or answers what the same was answered before, where it would be answered now. */
export function readAgain(context: Context): Awaitable<void> {
  const { reads, rehearses } = context.tools.deps;
  if (!reads || rehearses || context.observer) return take(READING, context);
  const key = reads.keyOf(context.request, context.caller);
  if (key === undefined) return take(READING, context);
  const known = reads.find(key, context);
  if (known === undefined) return take(READING, context);
  if (!(known instanceof KeptRead)) return readToKeep(known, context, reads);
  const { text, type } = known.answer;
  context.answer = text;
  context.forms = known;
  if (type) context.subjects = [subjectOf(type, context)];
}

/** Apart: what a function in it would hold is made anew for each read otherwise. */
const readToKeep = (begun: BegunRead, context: Context, reads: RepeatedReads): Awaitable<void> =>
  chain(take(READING, context), () => {
    const { answer, call, services, subjects } = context;
    if (typeof answer !== 'string' || call.isTimed || services.isPassing) return;
    context.forms = reads.keep(begun, { text: answer, type: subjects[0]?.found.type });
  });

/** What calls are counted by. */
function subjectOf(type: Subject['found']['type'], context: Context): Subject {
  const subject = new Subject(context.target.ids[0] ?? '', context);
  subject.found = { type, node: undefined };
  return subject;
}
