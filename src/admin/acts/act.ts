import { integer, object, text } from '../schema.ts';

export const Act = object('Act', 'What was done, as it stands in the log of the Page.', {
  event: integer("its number in the Page's log: what `why` and `wait` are asked for"),
  at: text('ISO 8601 in UTC'),
  'conversation_id?': text(),
  'message_id?': text('of the message that was written, or that it is about'),
  'files_message_id?': text('of the one with the files, where a text was written beside them'),
  'comment_id?': text('of the comment that was written, or deleted'),
  'post_id?': text('of the post that it is on, or that was written or deleted'),
});

/** The parameter that says who does it. */
export const as = text('PSID, IGSID or exact name of the person who does it', '--as <person>');

/** The parameter that says which message it is about, where it is not the newest. */
export const messageOf = (whose: string) =>
  text(`id of the message (default: the newest of ${whose})`, '--message <id>');
