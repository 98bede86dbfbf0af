import { type EventShape, onBoth } from './shape.ts';

/**
 * A person tapped a button, Get Started, an ice breaker or an entry of the menu. Who only listens is
 * told that it was tapped and no more (wire.md 7.5).
 */
export const postback: EventShape<'postback'> = {
  fields: onBoth('messaging_postbacks'),
  standby: true,
  async tell({ body }, scene, channel) {
    const told = await scene.message(body);
    if (!told) return undefined;
    const { mid, text: title, extra, conversation } = told;
    const { postback: payload, referral } = extra;
    const person = await scene.person(body.person, conversation.no);
    const all = { mid, title, payload, ...(referral && { referral }) };
    const own = { postback: channel === 'standby' ? {} : all };
    return { by: 'person', person: person?.id, own };
  },
};
