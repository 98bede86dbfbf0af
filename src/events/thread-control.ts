import { exactNumber } from './exact-number.ts';
import type { EventShape } from './shape.ts';

/**
 * An app is told that it controls a conversation now, or no more, or that another asks for it (wire.md
 * 7.4): each as the person's doing, and with an owner before who is null where there was none.
 */
export const threadControl: EventShape<'thread_control'> = {
  fields: { MESSENGER: 'messaging_handovers', INSTAGRAM: 'messaging_handover' },
  standby: false,
  async tell({ body }, scene) {
    const { conversation, step, told, by, from = null, to } = body;
    const metadata = await scene.saidWith(conversation, step);
    const person = await scene.customer(conversation);
    const own =
      told?.of === 'request'
        ? { requested_owner_app_id: by && exactNumber(by) }
        : { previous_owner_app_id: from, new_owner_app_id: to };
    const all = { ...own, ...(metadata !== undefined && { metadata }) };
    return { by: 'person', person: person?.id, own: { [`${told?.of}_thread_control`]: all } };
  },
};
