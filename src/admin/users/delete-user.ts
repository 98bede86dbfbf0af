import { Deleted } from '../deletion.ts';
import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { userNamed } from '../users.ts';

export const deleteUserOperation = operation({
  id: 'deleteUser',
  words: 'Delete a user with the tokens, and the roles on Pages and apps',
  http: 'DELETE /users/{user}',
  takes: { user: text('id or exact name of the user') },
  gives: Deleted,
  run: ({ store }, { user }) =>
    store.transaction(async (tx) => {
      const found = await userNamed(tx.reader, user);
      await tx.directory.users.remove(found);
      return { id: found.id, success: true as const };
    }),
  command: 'user delete <user>',
  examples: ['user delete "Rosa Lind" --yes'],
  note: 'Page tokens that the user took out end with the others.',
  says: ({ id }) => `The user ${id} is deleted.`,
  asks: ({ user }) => `This deletes the user "${user}" with all tokens and roles.`,
});
