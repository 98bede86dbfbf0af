import { eachPageInfo } from '../../admin/pages.ts';
import { route } from '../route.ts';
import { PageList } from './page.ts';

export const listPagesRoute = route({
  method: 'GET',
  path: '/pages',
  id: 'listPages',
  summary: 'List the Pages',
  output: PageList,
  handle: (deps) => ({ data: eachPageInfo(deps) }),
});
