import type { FormFilled } from '../store/page/given-tables.ts';
import type { EventShape } from './shape.ts';

/** What people fill in and hand over, each by a field and under a key of its own (wire.md 9.6). */
export const submissions: Readonly<Record<FormFilled, EventShape<'submission'>>> = {
  feedback: told('messaging_feedback', 'messaging_feedback'),
  order: told('send_cart', 'order'),
  lead: told('messaging_in_thread_lead_form_submit', 'form'),
  information: told('messaging_customer_information', 'messaging_customer_information'),
};

function told(field: string, key: string): EventShape<'submission'> {
  return {
    fields: { MESSENGER: field },
    standby: false,
    async tell({ body }, scene) {
      const content = await scene.submission(body.conversation, body.submission);
      const person = await scene.person(body.person, body.conversation);
      if (!content || !person) return undefined;
      return { by: 'person', person: person.id, own: { [key]: content } };
    },
  };
}
