import type { Noun } from '../operation.ts';
import { changePageOperation } from './change-page.ts';
import { createPageOperation } from './create-page.ts';
import { deletePageOperation } from './delete-page.ts';
import { listInstalledAppsOperation } from './list-installed-apps.ts';
import { listPagesOperation } from './list-pages.ts';
import { showPageOperation } from './show-page.ts';

export const PAGES: Noun = {
  name: 'page',
  words: 'Create, change, show, list and delete Pages, and list their apps',
  examples: ['page create --name "My Page" --instagram my.page', 'page list'],
  operations: [
    createPageOperation,
    changePageOperation,
    showPageOperation,
    listPagesOperation,
    deletePageOperation,
    listInstalledAppsOperation,
  ],
};
