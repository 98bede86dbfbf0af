import { offsetSlice } from '../../../graph/execute/offset.ts';
import type { UserRow } from '../../../store/directory.ts';
import { declare } from '../../services.ts';
import { type PageNode, pageType } from '../page/page.ts';

/** The Pages on which a user has a role (wire.md 5.15). */
export const accounts = declare.edge<UserRow, PageNode>(
  'accounts',
  () => pageType,
  'Pages on which the person has a role, with a Page token each.',
  {
    defaults: ['access_token', 'category', 'category_list', 'name', 'tasks'],
    count: (_, __, call) => call.services.caller.roles.length,
    async load(nodes, args, call) {
      const { caller, store } = call.services;
      // A Page that there is a role on is there: none is ever taken away.
      const slice = offsetSlice(caller.roles, args);
      call.spend(slice.items.length);
      const items: PageNode[] = [];
      for (const role of slice.items) {
        const row = await store.directory.pages.byNo(role.page);
        if (row) items.push({ row, tasks: role.tasks });
        const pause = call.budget.step();
        if (pause) await pause;
      }
      return nodes.map(() => ({ ...slice, items }));
    },
  },
);
