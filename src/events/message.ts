import { attachmentsOf } from './attachments/attachments.ts';
import { stickerIdOf } from './attachments/sticker.ts';
import { replyOf } from './reply.ts';
import { type EventShape, onBoth } from './shape.ts';
import { unsupportedOf } from './unsupported.ts';

/** A person wrote (wire.md 9.3). */
export const message: EventShape<'message'> = {
  fields: onBoth('messages'),
  standby: true,
  async tell({ body }, scene) {
    const told = await scene.message(body);
    if (!told) return undefined;
    const { mid, extra, conversation } = told;
    const { quickReply, referral, edits = [] } = extra;
    const text = edits[0] ?? told.text;
    const person = await scene.person(body.sender ?? undefined, conversation.no);
    return {
      by: 'person',
      person: person?.id,
      own: {
        message: {
          mid,
          ...(text !== '' && { text }),
          ...(quickReply !== undefined && { quick_reply: { payload: quickReply } }),
          ...(await replyOf(told, scene)),
          ...stickerIdOf(told),
          ...attachmentsOf(told, scene),
          ...unsupportedOf(told),
          ...(referral && { referral }),
        },
      },
    };
  },
};
