import type { EventShape } from './shape.ts';

/** A person wrote a message anew. */
export const edit: EventShape<'edit'> = {
  fields: { MESSENGER: 'message_edits', INSTAGRAM: 'message_edit' },
  standby: false,
  async tell({ body }, scene) {
    const told = await scene.message(body);
    if (!told) return undefined;
    const { mid, extra, conversation } = told;
    const text = extra.edits?.[body.edit] ?? told.text;
    const person = await scene.person(body.person, conversation.no);
    return {
      by: 'person',
      person: person?.id,
      own: { message_edit: { mid, text, num_edit: body.edit } },
    };
  },
};
