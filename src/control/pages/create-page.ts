import { z } from 'zod';
import { createPage, pageInfo } from '../../admin/pages.ts';
import { chosenId, named } from '../named.ts';
import { route } from '../route.ts';
import { Page, pageSettings } from './page.ts';

const CreatePage = z
  .strictObject({
    name: z.string(),
    id: chosenId,
    ...pageSettings,
    default_app: z.string().optional().describe('Id or exact name of an app.'),
  })
  .register(named, { id: 'CreatePage' });

export const createPageRoute = route({
  method: 'POST',
  path: '/pages',
  id: 'createPage',
  summary: 'Create a Page',
  input: CreatePage,
  output: Page,
  status: 201,
  handle: async (deps, _params, { name, id, instagram_username, mode, limits, default_app }) => {
    const instagram =
      instagram_username === undefined ? undefined : { username: instagram_username };
    const spec = { name, id, instagram, mode, limits, defaultApp: default_app };
    return pageInfo(await createPage(deps, spec));
  },
});
