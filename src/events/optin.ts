import { type EventShape, onBoth } from './shape.ts';

/** A person let the Page write by a plugin; of a checkbox nobody knows yet who that was. */
export const optin: EventShape<'optin'> = {
  fields: onBoth('messaging_optins'),
  standby: false,
  async tell({ body }, scene) {
    const { ref, userRef } = body;
    const person = await scene.person(body.person, body.conversation);
    const own = { optin: { ref, ...(userRef !== undefined && { user_ref: userRef }) } };
    return { by: person ? 'person' : 'nobody', person: person?.id, own };
  },
};
