import type { EventShape } from './shape.ts';

/** A person took a message back: Instagram tells of it among its messages, Messenger does not. */
export const unsend: EventShape<'unsend'> = {
  fields: { INSTAGRAM: 'messages' },
  standby: true,
  async tell({ body }, scene) {
    const mid = await scene.mid(body);
    if (mid === undefined) return undefined;
    const person = await scene.person(body.person, body.conversation);
    return { by: 'person', person: person?.id, own: { message: { mid, is_deleted: true } } };
  },
};
