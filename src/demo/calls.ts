import type { DemoFacts } from './facts.ts';

/** A read to try: what it shows, and its path below a version. */
export interface ExampleCall {
  readonly title: string;
  /** With a parameter, so that `&access_token=` can follow. */
  readonly path: string;
}

/** The documented reads. */
export const demoCalls = (
  facts: Pick<DemoFacts, 'pageId' | 'conversationId' | 'messageId' | 'psid'>,
): readonly ExampleCall[] => [
  {
    title: 'The inbox, newest first',
    path: `${facts.pageId}/conversations?fields=updated_time,participants,snippet&limit=3`,
  },
  {
    title: 'The newest messages of a conversation',
    path: `${facts.conversationId}/messages?fields=created_time,from,message&limit=5`,
  },
  {
    title: 'A message with its picture',
    path: `${facts.messageId}?fields=from,message,attachments`,
  },
  {
    title: 'Who owns the thread',
    path: `${facts.pageId}/thread_owner?recipient=${facts.psid}`,
  },
];
