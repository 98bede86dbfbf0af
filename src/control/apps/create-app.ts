import { z } from 'zod';
import { createApp } from '../../admin/apps.ts';
import { chosenId, named } from '../named.ts';
import { route } from '../route.ts';

const NewApp = z
  .object({
    id: z.string(),
    name: z.string(),
    secret: z.string().describe('32 hexadecimal digits; not shown again.'),
  })
  .register(named, { id: 'NewApp' });

const CreateApp = z
  .strictObject({
    name: z.string(),
    id: chosenId,
    secret: z
      .string()
      .optional()
      .describe('32 hexadecimal digits in lower case; made when not given.'),
  })
  .register(named, { id: 'CreateApp' });

export const createAppRoute = route({
  method: 'POST',
  path: '/apps',
  id: 'createApp',
  summary: 'Create an app',
  input: CreateApp,
  output: NewApp,
  status: 201,
  handle: (deps, _params, input) => createApp(deps, input),
});
