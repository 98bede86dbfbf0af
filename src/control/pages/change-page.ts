import { z } from 'zod';
import { changePage } from '../../access/admin/pages.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { Page, pageSettings, shownPage } from './page.ts';

const ChangePage = z
  .strictObject({
    name: z.string().optional(),
    ...pageSettings,
    default_app: z
      .string()
      .nullable()
      .optional()
      .describe('Id or exact name of an app; null: none.'),
    refuse: z
      .int()
      .nullable()
      .optional()
      .describe('Refuses every read with 368, 613 or 80006; null: with none.'),
  })
  .refine((changes) => Object.keys(changes).length > 0, {
    error: 'Say what to change: openapi.json says which fields there are.',
  })
  .register(named, { id: 'ChangePage' });

export const changePageRoute = route({
  method: 'PATCH',
  path: '/pages/{page}',
  id: 'changePage',
  summary: 'Change the settings of a Page, named by id, Instagram id or exact name',
  input: ChangePage,
  output: Page,
  handle: async (deps, { page }, changes) => {
    const { name, instagram_username, mode, limits, default_app, refuse } = changes;
    const row = await changePage(deps, page, {
      ...(name !== undefined && { name }),
      ...(instagram_username !== undefined && { instagram: { username: instagram_username } }),
      ...(mode !== undefined && { mode }),
      ...(limits !== undefined && { limits }),
      ...(default_app !== undefined && { defaultApp: default_app ?? undefined }),
      ...(refuse !== undefined && { refuse: refuse ?? undefined }),
    });
    return shownPage(row);
  },
});
