import { chain } from '../../../base/awaitable.ts';
import { keyset } from '../../../graph/execute/keyset.ts';
import { required } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import { recordPersona } from '../../../store/page/commands/record-persona.ts';
import type { PersonaRow } from '../../../store/page/personas.ts';
import { needing } from '../../needs.ts';
import { fileOf } from '../../sending/files/asked.ts';
import { obtainFile } from '../../sending/files/obtain.ts';
import { address } from '../../sending/params/address.ts';
import { declare } from '../../services.ts';
import { personaType } from '../persona/persona.ts';

/** Tells cursors of this edge from those of others. */
const EDGE = 3;

/** In whose names the Page can write, the newest first (wire.md 8.10). */
const personas = declare.edge<unknown, PersonaRow>(
  'personas',
  () => personaType,
  'In whose names the Page can write.',
  {
    ...needing<unknown>('sendMessages', () => 'MESSENGER'),
    load(nodes, args, call) {
      const { page, pageStore } = call.services;
      const rows = keyset<PersonaRow>([EDGE, page.no], args, {
        older: ([from], limit) => pageStore.personas.older(from, limit),
        newer: ([from], limit) => pageStore.personas.newer(from, limit),
        positionOf: ({ no }) => [no],
      });
      return chain(rows, (slice) => {
        call.spend(slice.items.length);
        return nodes.map(() => slice);
      });
    },
  },
);

const createPersona = declare.operation(
  'POST',
  'personas',
  'Lets the Page write in a name, with a picture that is fetched and kept.',
  {
    permission: 'sendMessages',
    params: {
      name: required(string({ longest: 50 }), 'At most 50 characters.'),
      profile_picture_url: required(address, 'Where its picture is, of 8 MB at most.'),
    },
    result: { id: 'string' },
    async run(_: unknown, { args: { name, profile_picture_url: url } }, { services, now }) {
      const { page, random } = services;
      const picture = fileOf('profile_picture_url', 'image', { url });
      const { media, mime } = await obtainFile(picture, undefined, 'MESSENGER', services);
      const persona = { name, picture: media, mime };
      const no = await services.change((tx) =>
        recordPersona(tx, page.no, persona, now, () => random.digits(3)),
      );
      return { answer: { id: String(no) } };
    },
  },
);

export const pagePersonas = { edge: personas, operations: [createPersona] };
