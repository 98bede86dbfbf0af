import type { EventShape } from './shape.ts';

/** A person has read: Messenger tells until when, Instagram the newest message of it (wire.md 9.4). */
export const read: EventShape<'read'> = {
  fields: { MESSENGER: 'message_reads', INSTAGRAM: 'messaging_seen' },
  standby: true,
  async tell({ body }, scene) {
    const { conversation: no, watermark, created, tie } = body;
    const conversation = await scene.conversation(no);
    if (!conversation) return undefined;
    const person = await scene.person(body.person, no);
    const teller = { by: 'person', person: person?.id } as const;
    if (conversation.platform === 'MESSENGER') return { ...teller, own: { read: { watermark } } };
    if (created === undefined || tie === undefined) return undefined;
    const mid = await scene.mid({ conversation: no, created, tie });
    return mid === undefined ? undefined : { ...teller, own: { read: { mid } } };
  },
};
