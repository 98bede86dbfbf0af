import { z } from 'zod';
import { createPerson, shownPerson } from '../../admin/people.ts';
import { chosenId, named } from '../named.ts';
import { route } from '../route.ts';
import { Person } from './person.ts';

const CreatePerson = z
  .strictObject({
    name: z.string(),
    id: chosenId,
    platform: z.enum(['MESSENGER', 'INSTAGRAM']).default('MESSENGER'),
    username: z.string().optional().describe('On Instagram; made from the name when not given.'),
  })
  .register(named, { id: 'CreatePerson' });

export const createPersonRoute = route({
  method: 'POST',
  path: '/pages/{page}/people',
  id: 'createPerson',
  summary: 'Create a person who can write to a Page',
  input: CreatePerson,
  output: Person,
  status: 201,
  handle: async (deps, { page }, input) =>
    shownPerson(await createPerson(deps, { ...input, pageId: page })),
});
