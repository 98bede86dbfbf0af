import { attachmentsOf } from './attachments/attachments.ts';
import { stickerIdOf } from './attachments/sticker.ts';
import { templateText } from './attachments/template.ts';
import { exactNumber } from './exact-number.ts';
import { replyOf } from './reply.ts';
import type { EventShape } from './shape.ts';
import { unsupportedOf } from './unsupported.ts';

/**
 * The Page wrote, by an app or by its people: each app hears of it, the one that sent it too. The
 * Page's echo begins with who sent it; Instagram's comes among its messages and names no app
 * (wire.md 9.3, 13.2 37, 13.4 b).
 */
export const echo: EventShape<'message'> = {
  fields: { MESSENGER: 'message_echoes', INSTAGRAM: 'messages' },
  standby: true,
  async tell({ body }, scene) {
    const told = await scene.message(body);
    if (!told) return undefined;
    const { mid, extra, conversation } = told;
    const text = told.text || templateText(told);
    const { ai, app, metadata } = extra;
    const written = {
      mid,
      ...(text !== '' && { text }),
      ...(await replyOf(told, scene)),
      ...stickerIdOf(told),
      ...attachmentsOf(told, scene),
      ...unsupportedOf(told),
      ...(ai && { ai_generated: true }),
    };
    const message =
      conversation.platform === 'INSTAGRAM'
        ? { ...written, is_echo: true }
        : {
            is_echo: true,
            ...(app !== undefined && { app_id: exactNumber(app) }),
            ...(metadata !== undefined && { metadata }),
            ...written,
          };
    const person = await scene.customer(conversation.no);
    return { by: 'page', person: person?.id, own: { message } };
  },
};
