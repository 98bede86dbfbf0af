import type { EventShape } from './shape.ts';

/** A person linked an account of the business, or unlinked it (wire.md 9.3). */
export const accountLinking: EventShape<'account_linking'> = {
  fields: { MESSENGER: 'messaging_account_linking' },
  standby: false,
  async tell({ body }, scene) {
    const { status, code: authorization_code } = body;
    const person = await scene.person(body.person, body.conversation);
    if (!person) return undefined;
    const own = { account_linking: { status, ...(authorization_code && { authorization_code }) } };
    return { by: 'person', person: person.id, own };
  },
};
