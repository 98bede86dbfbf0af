import { recordPersonaGone } from '../../../store/page/commands/record-persona.ts';
import type { PersonaRow } from '../../../store/page/personas.ts';
import { declare } from '../../services.ts';

const { scalar } = declare;

/** Takes a persona away; messages that were sent in its name stay (wire.md 8.10). */
const deletePersona = declare.operation(
  'DELETE',
  '',
  'Takes the persona away; what was sent in its name stays.',
  {
    permission: 'sendMessages',
    params: {},
    result: { success: 'bool' },
    async run(persona: PersonaRow, _, { services, now }) {
      await services.change((tx) => recordPersonaGone(tx, services.page.no, persona, now));
      return { answer: { success: true } };
    },
  },
);

/** Somebody in whose name a Page writes, on Messenger (wire.md 8.10). */
export const personaType = declare.node<PersonaRow>('Persona', 'In whose name a Page writes.', {
  id: ({ no }) => String(no),
  needs: { operation: 'sendMessages', platform: () => 'MESSENGER' },
  fields: [
    scalar('name', 'string', 'The name.', ({ name }) => name),
    scalar(
      'profile_picture_url',
      'string',
      'Address of the picture.',
      ({ picture, mime }, { services }) => services.mediaLink(picture, mime),
    ),
  ],
  operations: [deletePersona],
});
