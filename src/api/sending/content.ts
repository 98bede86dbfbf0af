import { stickerOfId } from '../../media/stickers/stickers.ts';
import type { Content } from '../../messaging/sending/state.ts';
import type { PageRow } from '../../store/directory.ts';
import { FLAGS } from '../../store/page/message.ts';
import type { SendStanding } from '../../store/page/send-standing.ts';
import { filesOf } from './files/asked.ts';
import type { SendArgs } from './params/send.ts';
import { templateLack } from './templates/templates.ts';

/**
 * As much of a send as limits are about.
 * @param page the Page that sends
 * @param filesSent how many files came with it
 */
export function contentOf(
  { message, payload, reply_to, persona_id }: SendArgs,
  { target, uploaded, persona }: SendStanding,
  page: PageRow,
  filesSent: number,
): Content {
  const { text, attachment, sticker_id: sticker } = message ?? {};
  const isThere = target !== undefined && (target.flags & FLAGS.deleted) === 0;
  const { type, template } = attachment ?? {};
  return {
    message: message !== undefined,
    text,
    ...(template && { template, lacks: templateLack(template, { page, uploaded }) }),
    files: filesOf(message),
    filesSent,
    instagramAttachment: type === 'like_heart' || type === 'MEDIA_SHARE' ? type : undefined,
    ...(persona_id !== undefined && { persona: persona ? 'found' : 'missing' }),
    ...(sticker !== undefined && { sticker: stickerOfId(sticker) ? 'found' : 'missing' }),
    ...((reply_to ?? payload) && { target: isThere ? 'found' : 'missing' }),
    reaction: payload?.reaction,
  };
}
