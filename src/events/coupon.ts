import type { EventShape } from './shape.ts';

/** A person had the code of a coupon shown: told where messages are (wire.md 9.6). */
export const coupon: EventShape<'coupon'> = {
  fields: { MESSENGER: 'messages' },
  standby: false,
  async tell({ body }, scene) {
    const sent = await scene.message(body);
    const person = await scene.person(body.person, body.conversation);
    if (!sent?.extra.sentTemplate || !person) return undefined;
    const { payload, coupon_code } = sent.extra.sentTemplate.payload;
    const template = { type: 'coupon', payload, coupon_code };
    return { by: 'person', person: person.id, own: { template } };
  },
};
