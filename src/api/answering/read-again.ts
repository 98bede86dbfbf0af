import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { RepeatedReads } from '../repeating/repeated-reads.ts';
import { type Context, Subject } from './context.ts';
import { READING } from './read.ts';
import { take } from './take.ts';

/** Reads, or answers what the same was answered before, where it would be answered now. */
export function readAgain(context: Context): Awaitable<void> {
  const { reads, rehearses } = context.tools.deps;
  const { request, caller, lacking, observer } = context;
  if (!reads || rehearses || observer) return take(READING, context);
  const key = reads.keyOf(request, caller, lacking);
  if (key === undefined) return take(READING, context);
  const known = reads.find(key, caller);
  if (known) {
    const { text, type } = known.answer;
    context.answer = text;
    context.forms = known;
    if (type) context.subjects = [subjectOf(type, context)];
    return;
  }
  return readFirst(key, context, reads);
}

/** Apart: what a function in it would hold is made anew for each read otherwise. */
function readFirst(key: string, context: Context, reads: RepeatedReads): Awaitable<void> {
  const begun = reads.begin(key, context.caller);
  if (!begun) return take(READING, context);
  return chain(take(READING, context), () => {
    const { answer, call, services, subjects } = context;
    if (typeof answer !== 'string' || call.isTimed || services.isPassing) return;
    const type = subjects[0]?.found.type;
    context.forms = reads.keep(begun, { text: answer, type });
  });
}

/** What calls are counted by. */
function subjectOf(type: Subject['found']['type'], context: Context): Subject {
  const subject = new Subject(context.target.ids[0] ?? '', context);
  subject.found = { type, node: undefined };
  return subject;
}
