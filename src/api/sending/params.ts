import { type Args, optional, type ParamType, required } from '../../graph/params/param.ts';
import { bool, id, list, object, oneOf, string } from '../../graph/params/types.ts';
import { MESSAGING_TYPES, SENDER_ACTIONS, TAG_NAMES } from '../../messaging/sending/state.ts';

/** Whatever it is: nothing is made of it. */
const anything: ParamType<true> = { name: 'Object', read: () => true };

/** No source says how long one may be: as long as those of the profile. */
const address = string({ longest: 2_048 });

/** What of a send Convograph takes and does not do yet: told so when it is given. */
const later = (description: string) =>
  optional(anything, description, { partial: 'Not yet: such a call is answered as one.' });

const recipient = object({
  id: optional(id, 'PSID or IGSID.'),
  user_ref: later('Somebody of the checkbox plugin.'),
  phone_number: later('A telephone number.'),
  comment_id: later('A comment, answered privately.'),
  post_id: later('A post, answered privately.'),
  one_time_notif_token: later('A token of a one-time notification.'),
  notification_messages_token: later('A token of marketing messages.'),
});

const quickReply = object({
  content_type: required(oneOf('text', 'user_phone_number', 'user_email'), 'What it asks for.'),
  title: optional(string({ longest: 20 }), 'What it says.'),
  payload: optional(string({ longest: 1_000 }), 'What a tap brings.'),
  image_url: optional(address, 'A picture before it.'),
});

const BUTTONS = [
  ...(['web_url', 'postback', 'phone_number', 'account_link'] as const),
  ...(['account_unlink', 'game_play'] as const),
] as const;

const button = object({
  type: required(oneOf(...BUTTONS), 'What it does.'),
  title: optional(string({ longest: 20 }), 'What it says.'),
  payload: optional(string({ longest: 1_000 }), 'What a tap brings, or a telephone number.'),
  url: optional(address, 'Where it leads.'),
  webview_height_ratio: optional(oneOf('compact', 'tall', 'full'), 'How tall the page opens.'),
  messenger_extensions: optional(bool, 'Whether the page uses the extensions.'),
  fallback_url: optional(address, 'Where it leads without them.'),
  webview_share_button: optional(string(), '`hide`, for no button to share the page.'),
});

const attachment = object({
  type: required(
    oneOf('image', 'audio', 'video', 'file', 'template', 'MEDIA_SHARE', 'like_heart'),
    'What it is.',
  ),
  payload: optional(
    object({
      template_type: optional(string(), 'Which template.'),
      text: optional(string({ longest: 640 }), 'Text above the buttons.'),
      buttons: optional(list(button), 'One to three.'),
    }),
    'What is in it.',
  ),
});

const message = object({
  text: optional(string({ longest: 2_000 }), 'At most 2,000 characters.'),
  quick_replies: optional(list(quickReply), 'At most 13.'),
  attachment: optional(attachment, 'A template with buttons.'),
  metadata: optional(string({ longest: 999 }), 'Comes back with the echo.'),
  attachments: later('Several pictures.'),
  sticker_id: later('A sticker.'),
  template: later('A utility template.'),
});

/** What a send takes (wire.md 8.1 to 8.3, 8.7). */
export const sendParams = {
  recipient: required(recipient, 'The person, by `id`.', {
    partial: 'By `id` alone; other recipients are answered as not offered yet.',
  }),
  message: optional(message, 'A text, or a template with buttons; quick replies; metadata.', {
    partial: 'Files, stickers and other templates than `button` are answered as not offered yet.',
  }),
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
  persona_id: later('A persona.'),
  thread_control: later('What happens to the thread’s control behind the message.'),
  suggestion_action: later('What became of a suggestion.'),
};

/** What a send was given. */
export type SendArgs = Args<typeof sendParams>;
export type MessageArgs = NonNullable<SendArgs['message']>;
