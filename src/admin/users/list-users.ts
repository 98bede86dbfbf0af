import { inStrides } from '../../base/in-strides.ts';
import type { UserRow } from '../../store/directory.ts';
import { operation } from '../operation.ts';
import { infoOf } from '../users.ts';
import { rolesOf, UserList } from './user.ts';

export const listUsersOperation = operation({
  id: 'listUsers',
  words: 'List the users with their roles',
  http: 'GET /users',
  takes: {},
  gives: UserList,
  run: ({ store: { directory } }) => ({
    data: inStrides({
      read: (last: UserRow | undefined, limit) => directory.users.after(last?.id ?? '', limit),
      make: async (user) => infoOf(user, await directory.users.pageRoles(user.id)),
      more: ({ roles }) => roles.length,
    }),
  }),
  command: 'user list',
  examples: ['user list'],
  says: () => 'There is no user yet: `npx convograph user create --name NAME` makes one.',
  columns: { ID: 'id', NAME: 'name', ROLES: rolesOf },
});
