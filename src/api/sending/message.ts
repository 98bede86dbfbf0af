import type { MessageExtra, MessageRow } from '../../store/page/message.ts';
import type { SendArgs } from './params/send.ts';
import { quickRepliesOf } from './parts/quick-replies.ts';
import { stickerOf } from './parts/sticker.ts';
import { templateParts } from './templates/templates.ts';

/**
 * The message that a send stands for.
 * @param app id of the app that sends
 * @param answers what it answers
 * @throws GraphError `requiredParameter` (100) naming a part that is missing
 */
export function messageOf(
  { recipient, message, tag, messaging_type }: SendArgs,
  app: string,
  answers: MessageRow | undefined,
): Pick<MessageRow, 'text' | 'extra'> {
  const comment = recipient.comment_id ?? recipient.post_id;
  const { text = '', attachment, metadata, quick_replies, sticker_id } = message ?? {};
  const extra: MessageExtra = {
    ...(attachment?.template && templateParts(attachment.template)),
    ...(sticker_id !== undefined && stickerOf(sticker_id)),
    ...(answers && { replyTo: { created: answers.created, tie: answers.tie } }),
    app,
    ...(comment !== undefined && { comment }),
    ...(metadata !== undefined && { metadata }),
    ...(quick_replies && { quickReplies: quickRepliesOf(quick_replies) }),
    ...(tag && { tag }),
    ...(messaging_type && { messagingType: messaging_type }),
  };
  return { text, extra };
}
