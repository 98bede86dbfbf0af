import { offsetSlice } from '../../graph/offset.ts';
import type { UserRow } from '../../store/directory.ts';
import { type PageNode, pageType } from '../page/page.ts';
import { declare } from '../services.ts';

/** The Pages on which a user has a role (protocol.md 5.15). */
export const accounts = declare.edge<UserRow, PageNode>(
  'accounts',
  () => pageType,
  'Pages on which the person has a role, with a Page token each.',
  {
    defaults: ['access_token', 'category', 'category_list', 'name', 'tasks'],
    count: (_, __, call) => call.services.caller.roles.length,
    async load(nodes, args, call) {
      const { caller, store } = call.services;
      const pages: PageNode[] = [];
      for (const role of caller.roles) {
        const row = await store.directory.pageByNo(role.page);
        if (row) pages.push({ row, tasks: role.tasks });
      }
      const slice = offsetSlice(pages, args);
      call.spend(slice.items.length);
      return nodes.map(() => slice);
    },
  },
);
