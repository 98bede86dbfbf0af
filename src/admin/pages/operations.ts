import type { Noun } from '../operation.ts';
import { changePageOperation } from './change-page.ts';
import { createPageOperation } from './create-page.ts';
import { listPagesOperation } from './list-pages.ts';

export const PAGES: Noun = {
  name: 'page',
  words: 'Create, change and list Pages',
  examples: ['page create --name "My Page" --instagram my.page', 'page list'],
  operations: [createPageOperation, changePageOperation, listPagesOperation],
};
