import { eachUser } from '../../admin/users.ts';
import { route } from '../route.ts';
import { UserList } from './user.ts';

export const listUsersRoute = route({
  method: 'GET',
  path: '/users',
  id: 'listUsers',
  summary: 'List the users with their roles',
  output: UserList,
  handle: (deps) => ({ data: eachUser(deps) }),
});
