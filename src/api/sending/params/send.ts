import { type Args, optional, required } from '../../../graph/params/param.ts';
import { id, object, oneOf, string } from '../../../graph/params/types.ts';
import { MESSAGING_TYPES, SENDER_ACTIONS, TAG_NAMES } from '../../../messaging/sending/state.ts';
import { LATER_TEMPLATES } from '../templates/templates.ts';
import { later } from './later.ts';
import { message } from './message.ts';
import { recipient } from './recipient.ts';

/** What a send takes (wire.md 8.1 to 8.3, 8.7). */
export const sendParams = {
  recipient: required(
    recipient,
    'The person by `id`, or whoever published what is answered in private.',
    { partial: 'By `id`, `comment_id` or `post_id`; others are answered as not offered yet.' },
  ),
  message: optional(
    message,
    'A text, a file or pictures, a template, or a sticker; quick replies; metadata.',
    { partial: `As not offered yet are answered: \`template\`; ${LATER_TEMPLATES.join(', ')}.` },
  ),
  sender_action: optional(oneOf(...SENDER_ACTIONS), 'What the Page does in place of writing.'),
  payload: optional(
    object({
      message_id: required(string(), 'The message.'),
      reaction: optional(string(), 'A word for a reaction, or an emoji.'),
    }),
    'To what `react` and `unreact` react, and how.',
  ),
  messaging_type: optional(
    oneOf(...MESSAGING_TYPES),
    'What the message is: it may be left out, also beside a tag.',
  ),
  tag: optional(oneOf(...TAG_NAMES), 'Why it goes out after the window has closed.'),
  reply_to: optional(object({ mid: required(string(), 'Its id.') }), 'The message it answers.'),
  notification_type: optional(
    oneOf('REGULAR', 'SILENT_PUSH', 'NO_PUSH'),
    'How the person is told; nobody is, here.',
  ),
  platform: optional(oneOf('messenger', 'instagram'), 'On which platform the person is.'),
  persona_id: optional(id, 'In whose name it stands, of `/{page-id}/personas`; on Messenger.'),
  thread_control: optional(
    object({
      control_type: optional(oneOf('pass', 'release'), '`release` where nothing is said.'),
      app_id: optional(id, 'To whom it is passed; the default app where nothing is said.'),
      metadata: optional(string(), 'What that app is told.'),
    }),
    'What happens to the thread’s control behind the message: it is passed, or released.',
  ),
  suggestion_action: later('What became of a suggestion.'),
};

/** What a send was given. */
export type SendArgs = Args<typeof sendParams>;
export type MessageArgs = NonNullable<SendArgs['message']>;
