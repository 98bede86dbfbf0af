import { operation } from '../operation.ts';
import { eachPage, pageInfo } from '../pages.ts';
import { PageList } from './page.ts';

export const listPagesOperation = operation({
  id: 'listPages',
  words: 'List the Pages',
  http: 'GET /pages',
  takes: {},
  gives: PageList,
  run: ({ store }) => ({ data: eachPage(store, pageInfo) }),
  command: 'page list',
  examples: ['page list', 'page list --json'],
  says: () => 'There is no Page yet: `npx convograph page create --name NAME` makes one.',
  columns: {
    ID: (page) => page.id,
    NAME: (page) => page.name,
    'INSTAGRAM ID': (page) => page.instagram_id,
    USERNAME: (page) => page.instagram_username,
    MODE: (page) => page.mode,
    LIMITS: (page) => page.limits,
    'DEFAULT APP': (page) => page.default_app,
    'MESSAGE ACCESS': (page) => page.message_access,
    REFUSES: (page) => page.refuse?.toString(),
  },
});
