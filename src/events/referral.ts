import type { EventShape } from './shape.ts';

/** A person came to a conversation, by a link or an ad, that was there before. */
export const referral: EventShape<'referral'> = {
  fields: { MESSENGER: 'messaging_referrals', INSTAGRAM: 'messaging_referral' },
  standby: false,
  async tell({ body }, scene) {
    const person = await scene.person(body.person, body.conversation);
    if (!person) return undefined;
    const { ref, ad_id, source, type, referer_uri, ads_context_data, product } = body.referral;
    const referral = { ref, ad_id, source, type, referer_uri, ads_context_data, product };
    return { by: 'person', person: person.id, own: { referral } };
  },
};
