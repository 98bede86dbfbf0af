import { stickerOfId } from '../../media/stickers/stickers.ts';
import type { Content } from '../../messaging/sending/state.ts';
import { FLAGS } from '../../store/page/message.ts';
import type { SendStanding } from '../../store/page/send-standing.ts';
import { filesOf } from './files/asked.ts';
import type { SendArgs } from './params/send.ts';

/**
 * As much of a send as limits are about.
 * @param filesSent how many files came with it
 */
export function contentOf(
  { message, payload, reply_to }: SendArgs,
  { target }: SendStanding,
  filesSent: number,
): Content {
  const { text, attachment, sticker_id: sticker } = message ?? {};
  const isThere = target !== undefined && (target.flags & FLAGS.deleted) === 0;
  const type = attachment?.type;
  return {
    message: message !== undefined,
    text,
    template: attachment?.template,
    files: filesOf(message),
    filesSent,
    instagramAttachment: type === 'like_heart' || type === 'MEDIA_SHARE' ? type : undefined,
    ...(sticker !== undefined && { sticker: stickerOfId(sticker) ? 'found' : 'missing' }),
    ...((reply_to ?? payload) && { target: isThere ? 'found' : 'missing' }),
    reaction: payload?.reaction,
  };
}
