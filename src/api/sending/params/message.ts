import { optional, required } from '../../../graph/params/param.ts';
import { exact, id, object, oneOf, string } from '../../../graph/params/types.ts';
import { may, some } from '../templates/parts.ts';
import { address } from './address.ts';
import { attachment } from './attachment.ts';
import { attachments } from './files.ts';
import { later } from './later.ts';

const quickReply = object({
  content_type: required(oneOf('text', 'user_phone_number', 'user_email'), 'What it asks for.'),
  title: optional(string({ longest: 20 }), 'What it says.'),
  payload: optional(string({ longest: 1_000 }), 'What a tap brings.'),
  image_url: optional(address, 'A picture before it.'),
});

/** What is sent (wire.md 8.2). */
export const message = exact({
  text: optional(string({ longest: 2_000 }), 'At most 2,000 characters.'),
  quick_replies: may(some(quickReply, 1, 13), 'One to thirteen.'),
  attachment: optional(attachment, 'A file, or a template.'),
  metadata: optional(string({ longest: 999 }), 'Comes back with the echo.'),
  attachments: optional(attachments, 'Several pictures.'),
  sticker_id: optional(id, 'One of `/sticker_packs/{id}/stickers`, or a thumb; on Messenger.', {
    part: 'sticker_id',
  }),
  template: later('A utility template.'),
});
