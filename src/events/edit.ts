import type { EventShape } from './shape.ts';

/** A person wrote a message anew; on Instagram also of what nobody did (wire.md 13.1, 18). */
export const edit: EventShape<'edit'> = {
  fields: { MESSENGER: 'message_edits', INSTAGRAM: 'message_edit' },
  standby: false,
  async tell({ body }, scene) {
    const told = await scene.message(body);
    if (!told) return undefined;
    const { mid, extra, conversation } = told;
    const { edit: num_edit, unsaid } = body;
    const text = num_edit === 0 ? undefined : (extra.edits?.[num_edit] ?? told.text);
    const person = await scene.person(body.person, conversation.no);
    return {
      by: unsaid ? 'unsaid' : 'person',
      person: person?.id,
      own: { message_edit: { mid, text, num_edit } },
    };
  },
};
