import { columns, int, optional, text } from '../codec.ts';

/**
 * A step in the history of who controlled a conversation: the event tells what it was, and what an app
 * said with it stands here alone.
 */
export const CONTROL_STEP = columns(
  'control_step',
  {
    /** 1 for a conversation's first. */
    step: int,
    /** Number of its event. */
    event: int,
    metadata: optional(text),
  },
  /** The number that the conversation had, whatever it has become part of since. */
  { page: int, conversation: int },
);
