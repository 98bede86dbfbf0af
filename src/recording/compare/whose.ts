import { paramValue } from '../param.ts';
import { linesOf, type RecordedCall, type Recording } from '../recording.ts';
import { isObject } from './learn.ts';

/**
 * Whom calls are about, by which they are in order: of different people they may come as they like.
 * Undefined of what is about nobody, such as an upload.
 */
export function whoseCalls(recording: Recording): (call: RecordedCall) => string | undefined {
  const people = new Map<string, string>();
  for (const { conversation, person } of linesOf(recording, 'act')) {
    if (conversation !== undefined && person !== undefined) people.set(conversation, person);
  }
  for (const { conversation, person } of linesOf(recording, 'call')) {
    if (conversation !== undefined && person !== undefined) people.set(conversation, person);
  }
  return ({ person, conversation, params }) =>
    person ?? recipientOf(params) ?? (conversation && (people.get(conversation) ?? conversation));
}

/** As a send names it, whether anybody is there or not. */
function recipientOf(params: RecordedCall['params']): string | undefined {
  const recipient = paramValue(params.recipient ?? '');
  if (!isObject(recipient)) return undefined;
  const [name] = [recipient.id, recipient.comment_id, recipient.post_id, recipient.user_ref];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}
