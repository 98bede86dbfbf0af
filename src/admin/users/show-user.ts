import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { infoOf, userNamed } from '../users.ts';
import { rolesOf, User } from './user.ts';

export const showUserOperation = operation({
  id: 'showUser',
  words: 'Show a user with the roles on Pages',
  http: 'GET /users/{user}',
  takes: { user: text('id or exact name of a user') },
  gives: User,
  async run({ store: { directory } }, { user }) {
    const row = await userNamed(directory, user);
    return infoOf(row, await directory.users.pageRoles(row.id));
  },
  command: 'user show <user>',
  examples: ['user show "Ada Lovelace"'],
  says: (user) => `User "${user.name}": id ${user.id}, ${rolesOf(user) ?? 'no role on a Page'}`,
});
