import { z } from 'zod';
import { TASKS } from '../../access/scopes.ts';
import { createUser } from '../../admin/users.ts';
import { chosenId, named } from '../named.ts';
import { route } from '../route.ts';

const NewUser = z.object({ id: z.string(), name: z.string() }).register(named, { id: 'NewUser' });

const CreateUser = z
  .strictObject({
    name: z.string(),
    id: chosenId,
    email: z.string().optional().describe('Told to apps that hold the scope `email`.'),
    page: z
      .string()
      .optional()
      .describe('Id, Instagram id or exact name of a Page: gives a role there.'),
    tasks: z.array(z.enum(TASKS)).optional().describe('Tasks of that role; all when not given.'),
  })
  .register(named, { id: 'CreateUser' });

export const createUserRoute = route({
  method: 'POST',
  path: '/users',
  id: 'createUser',
  summary: 'Create a user, with a role on a Page',
  input: CreateUser,
  output: NewUser,
  status: 201,
  handle: (deps, _params, { page, ...input }) => createUser(deps, { ...input, pageId: page }),
});
