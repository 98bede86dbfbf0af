import { bool, columns, int, json, optional, placeOf, text } from '../codec.ts';

/* What people give a Page besides messages. */

/** What people fill in and hand over (wire.md 9.3). */
export const FORMS_FILLED = ['feedback', 'order', 'lead', 'information'] as const;
export type FormFilled = (typeof FORMS_FILLED)[number];

/** What a person has filled in: events name it, and what was written stands here alone. */
export const SUBMISSION = columns(
  'submission',
  {
    /** Told apart by it, within a conversation. */
    id: text,
    form: placeOf(FORMS_FILLED),
    /** In the words of the wire. */
    content: json<object>(),
  },
  /** The number that the conversation had, whatever it has become part of since. */
  { page: int, conversation: int },
);

/** What a person published on the Page, or on its Instagram account: a comment, or a post. */
export const COMMENT = columns(
  'comment',
  {
    id: text,
    /** Number of whoever wrote it. */
    person: int,
    /** Id of the post that it is on; a post's is its own. */
    post: text,
    /** Id of the comment that it answers. */
    parent: optional(text),
    /** Empty of one that was deleted. */
    text,
    /** Epoch milliseconds. */
    created: int,
    deleted: bool,
    /** When it was answered in private, in epoch milliseconds: that is done once. */
    answered: optional(int),
  },
  { page: int },
);
