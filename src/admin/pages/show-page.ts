import { operation } from '../operation.ts';
import { findPage, pageInfo } from '../pages.ts';
import { described, Page, page } from './page.ts';

export const showPageOperation = operation({
  id: 'showPage',
  words: 'Show a Page with its settings',
  http: 'GET /pages/{page}',
  takes: { page },
  gives: Page,
  run: async (deps, { page }) => pageInfo(await findPage(deps, page)),
  command: 'page show <page>',
  examples: ['page show "My Page"'],
  says: (page) => `Page "${page.name}": ${described(page)}`,
});
