import { z } from 'zod';
import { changePerson, shownPerson } from '../../admin/people.ts';
import { changesOf } from '../changes.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { Person } from './person.ts';

const ChangePerson = changesOf({
  name: z.string().optional(),
  user: z
    .string()
    .nullable()
    .optional()
    .describe('Id or exact name of the user who this person is; null: of none.'),
  consent: z
    .enum(['on', 'off'])
    .optional()
    .describe('On Instagram: whether the profile may be read.'),
}).register(named, { id: 'ChangePerson' });

export const changePersonRoute = route({
  method: 'PATCH',
  path: '/pages/{page}/people/{person}',
  id: 'changePerson',
  summary: 'Change a person, named by PSID, IGSID or exact name',
  input: ChangePerson,
  output: Person,
  handle: async (deps, { page, person }, { name, user, consent }) => {
    const row = await changePerson(deps, page, person, {
      ...(name !== undefined && { name }),
      ...(user !== undefined && { user: user ?? undefined }),
      ...(consent !== undefined && { consent: consent === 'on' }),
    });
    return shownPerson(row);
  },
});
