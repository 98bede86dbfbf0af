import type { Admitted } from '../store/log/audience.ts';
import type { LogEvent } from '../store/log/log.ts';

/** In place of a conversation's number: of no conversation. */
export const NO_CONVERSATION = 0;

/** Whether an app gets an event, which was decided when it happened. */
export function isFor(app: string, { audience }: LogEvent): boolean {
  const admitted = audience?.[app];
  return admitted !== undefined && 'channel' in admitted;
}

/** By which of the two logins an app gets it. */
export function viaOf(app: string, { audience }: LogEvent): Admitted['via'] {
  const admitted = audience?.[app];
  return admitted && 'via' in admitted ? admitted.via : 'page';
}

/** The conversation whose order it stands in. */
export function conversationOf({ body }: LogEvent): number {
  return 'conversation' in body ? (body.conversation ?? NO_CONVERSATION) : NO_CONVERSATION;
}
