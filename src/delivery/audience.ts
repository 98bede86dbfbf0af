import type { Admitted } from '../store/log/audience.ts';
import type { LogEvent } from '../store/log/log.ts';

/** In place of a conversation's number: of no conversation. */
export const NO_CONVERSATION = 0;

/** Whether an app gets an event, which was decided when it happened. */
export function isFor(app: string, { audience }: LogEvent): boolean {
  const verdict = audience?.[app];
  return verdict !== undefined && !('closed' in verdict);
}

/**
 * How an app is told of an event, or would have been while it was given up after failures; undefined
 * where it is none of its.
 */
export function admittedOf(app: string, { audience }: LogEvent): Admitted | undefined {
  const verdict = audience?.[app];
  return verdict && 'closed' in verdict ? verdict.missed : verdict;
}

/** The conversation whose order it stands in. */
export function conversationOf({ body }: LogEvent): number {
  return 'conversation' in body ? (body.conversation ?? NO_CONVERSATION) : NO_CONVERSATION;
}
