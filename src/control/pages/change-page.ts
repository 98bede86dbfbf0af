import { z } from 'zod';
import { changePage, pageInfo } from '../../admin/pages.ts';
import { changesOf } from '../changes.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { onOff, Page, pageSettings } from './page.ts';

const ChangePage = changesOf({
  name: z.string().optional(),
  ...pageSettings,
  default_app: z.string().nullable().optional().describe('Id or exact name of an app; null: none.'),
  message_access: onOff.optional().describe('"Allow access to messages" of the Instagram account.'),
  refuse: z
    .int()
    .nullable()
    .optional()
    .describe('Refuses every read with 368, 613 or 80006; null: with none.'),
}).register(named, { id: 'ChangePage' });

export const changePageRoute = route({
  method: 'PATCH',
  path: '/pages/{page}',
  id: 'changePage',
  summary: 'Change the settings of a Page, named by id, Instagram id or exact name',
  input: ChangePage,
  output: Page,
  handle: async (deps, { page }, changes) => {
    const { name, instagram_username, mode, limits, default_app, refuse, message_access } = changes;
    const row = await changePage(deps, page, {
      ...(name !== undefined && { name }),
      ...(instagram_username !== undefined && { instagram: { username: instagram_username } }),
      ...(mode !== undefined && { mode }),
      ...(limits !== undefined && { limits }),
      ...(default_app !== undefined && { defaultApp: default_app ?? undefined }),
      ...(message_access !== undefined && { messageAccess: message_access === 'on' }),
      ...(refuse !== undefined && { refuse: refuse ?? undefined }),
    });
    return pageInfo(row);
  },
});
