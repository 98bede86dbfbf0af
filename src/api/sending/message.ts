import type { Random } from '../../base/random.ts';
import type {
  MessageExtra,
  MessageRow,
  StickerForm,
  StoredAttachment,
} from '../../store/page/message.ts';
import type { SendArgs } from './params/send.ts';
import { instagramPartOf } from './parts/instagram.ts';
import { quickRepliesOf } from './parts/quick-replies.ts';
import { stickerOf } from './parts/sticker.ts';
import type { NamedThings } from './templates/declare.ts';
import { templateParts } from './templates/templates.ts';

/** What a message is made with besides its words. */
interface Making {
  /** Id of the app that sends. */
  readonly app: string;
  /** What its template names of the Page's own. */
  readonly named: NamedThings;
  /** What it answers. */
  readonly answers: MessageRow | undefined;
  /** Its files. */
  readonly attachments: readonly StoredAttachment[];
  /** As what webhooks tell of a sticker. */
  readonly stickerForm: StickerForm | undefined;
  readonly random: Random;
}

/**
 * The message that a send stands for.
 * @throws GraphError `requiredParameter` (100) naming a part that is missing
 */
export function messageOf(
  { recipient, message, tag, messaging_type, persona_id: persona }: SendArgs,
  { app, named, answers, attachments, stickerForm, random }: Making,
): Pick<MessageRow, 'text' | 'extra'> {
  const comment = recipient.comment_id ?? recipient.post_id;
  const { text = '', attachment, metadata, quick_replies, sticker_id } = message ?? {};
  const extra: MessageExtra = {
    ...(attachment?.template && templateParts(attachment.template, named)),
    ...(attachments.length > 0 && { attachments }),
    ...(attachment && instagramPartOf(attachment, random)),
    ...(sticker_id !== undefined && stickerOf(sticker_id, stickerForm)),
    ...(answers && { replyTo: { created: answers.created, tie: answers.tie } }),
    app,
    ...(persona !== undefined && { persona }),
    ...(comment !== undefined && { comment }),
    ...(metadata !== undefined && { metadata }),
    ...(quick_replies && { quickReplies: quickRepliesOf(quick_replies) }),
    ...(tag && { tag }),
    ...(messaging_type && { messagingType: messaging_type }),
  };
  return { text, extra };
}
