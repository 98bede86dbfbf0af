import { operation } from '../operation.ts';
import { createPage, pageInfo } from '../pages.ts';
import { chosenId, text } from '../schema.ts';
import { controlSettings } from './control-settings.ts';
import { described, Page, pageSettings } from './page.ts';

export const createPageOperation = operation({
  id: 'createPage',
  words: 'Create a Page',
  http: 'POST /pages',
  status: 201,
  takes: {
    name: text('name of the Page'),
    'id?': chosenId,
    ...pageSettings,
    ...controlSettings,
    'default_app?': text('app (id or exact name) of unowned conversations'),
  },
  gives: Page,
  async run(deps, { instagram_username: username, default_app: defaultApp, ...input }) {
    const instagram = username === undefined ? undefined : { username };
    return pageInfo(await createPage(deps, { ...input, instagram, defaultApp, control: input }));
  },
  command: 'page create',
  examples: [
    'page create --name "My Page"',
    'page create --name "My Page" --instagram my.page --mode strict --limits on',
  ],
  prints: ['id', 'name', 'instagram_id'],
  says: (page) => `Page "${page.name}" is there: ${described(page)}`,
  makesStore: () => true,
});
