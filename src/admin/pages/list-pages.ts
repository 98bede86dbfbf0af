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
    ID: 'id',
    NAME: 'name',
    'INSTAGRAM ID': 'instagram_id',
    USERNAME: 'instagram_username',
    MODE: 'mode',
    LIMITS: 'limits',
    'DEFAULT APP': 'default_app',
    'MESSAGE ACCESS': 'message_access',
    REFUSES: 'refuse',
  },
});
