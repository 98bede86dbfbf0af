import { optional, required } from '../../../graph/params/param.ts';
import { list, object, oneOf, string } from '../../../graph/params/types.ts';
import { button } from './button.ts';
import { fileMembers } from './files.ts';

/** What is attached to a message that is sent (wire.md 8.2). */
export const attachment = object({
  type: required(
    oneOf('image', 'audio', 'video', 'file', 'template', 'MEDIA_SHARE', 'like_heart'),
    'What it is.',
  ),
  payload: optional(
    object({
      ...fileMembers,
      template_type: optional(string(), 'Which template.'),
      text: optional(string({ longest: 640 }), 'Text above the buttons.'),
      buttons: optional(list(button), 'One to three.'),
    }),
    'What is in it.',
  ),
});
