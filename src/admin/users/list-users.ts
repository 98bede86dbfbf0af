import { operation } from '../operation.ts';
import { eachUser } from '../users.ts';
import { rolesOf, UserList } from './user.ts';

export const listUsersOperation = operation({
  id: 'listUsers',
  words: 'List the users with their roles',
  http: 'GET /users',
  takes: {},
  gives: UserList,
  run: (deps) => ({ data: eachUser(deps) }),
  command: 'user list',
  examples: ['user list'],
  says: () => 'There is no user yet: `npx convograph user create --name NAME` makes one.',
  columns: { ID: 'id', NAME: 'name', ROLES: rolesOf },
});
