import { deletePage } from '../../store/page/commands/delete-page.ts';
import { Deleted, deleteOfPage } from '../deletion.ts';
import { operation } from '../operation.ts';
import { page } from './page.ts';

export const deletePageOperation = operation({
  id: 'deletePage',
  words: 'Delete a Page with its conversations, people, roles and tokens',
  http: 'DELETE /pages/{page}',
  takes: { page },
  gives: Deleted,
  run: (deps, { page }) =>
    deleteOfPage(deps, page, async (tx, { no, id }) => {
      await deletePage(tx, no);
      return id;
    }),
  command: 'page delete <page>',
  examples: ['page delete "My Page" --yes'],
  says: ({ id }) => `The Page ${id} is deleted.`,
  asks: ({ page }) =>
    `This deletes the Page "${page}" with all its conversations, people and tokens.`,
});
