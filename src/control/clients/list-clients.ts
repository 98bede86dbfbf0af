import { operation } from '../../admin/operation.ts';
import { list, listOf, object, text } from '../../admin/schema.ts';
import type { ControlDeps } from '../explain.ts';
import { readClients } from './read-clients.ts';

const KnownClient = object(
  'KnownClient',
  'A client of the Graph API, and how it is brought here.',
  {
    name: text('as its users know it'),
    of: text('what it is used from'),
    by: text('how it is brought here, in a line'),
    recipe: text('heading of its recipe in docs/clients.md'),
    code: list(
      object('ClientCode', '', {
        language: text('js, sh, php …'),
        code: text('with the address of this server'),
      }),
      'what its recipe says; none where that is not said in code',
    ),
  },
);

export const listClientsOperation = operation({
  id: 'listClients',
  words: 'List the clients that are known, each with the recipe that brings it here',
  http: 'GET /clients',
  takes: {},
  gives: listOf('KnownClientList', KnownClient),
  run: async ({ links }: Pick<ControlDeps, 'links'>) => ({ data: await readClients(links.origin) }),
  command: 'clients',
  examples: ['clients', 'clients --json'],
  note: 'With --json each has its recipe as code, with the address of the server. docs/clients.md says how each is known.',
  columns: { CLIENT: 'name', OF: 'of', 'BROUGHT HERE BY': 'by' },
});
