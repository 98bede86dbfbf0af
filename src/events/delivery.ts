import type { EventShape } from './shape.ts';

/** Messages of the Page came to a person: everything until the watermark. Messenger alone tells it. */
export const delivery: EventShape<'delivery'> = {
  fields: { MESSENGER: 'message_deliveries' },
  standby: true,
  async tell({ body }, scene) {
    const { conversation, watermark } = body;
    const found = await Promise.all(
      body.mids.map(([created, tie]) => scene.mid({ conversation, created, tie })),
    );
    const mids = found.filter((mid) => mid !== undefined);
    const person = await scene.person(body.person, conversation);
    if (!person) return undefined;
    const own = { delivery: { ...(mids.length > 0 && { mids }), watermark } };
    return { by: 'person', person: person.id, own };
  },
};
