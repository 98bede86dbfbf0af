import { TASKS } from '../../access/scopes.ts';
import { operation } from '../operation.ts';
import { chosenId, list, object, text, word } from '../schema.ts';
import { createUser } from '../users.ts';

export const createUserOperation = operation({
  id: 'createUser',
  words: 'Create a user, with a role on a Page',
  http: 'POST /users',
  status: 201,
  takes: {
    name: text('name of the user'),
    'id?': chosenId,
    'email?': text('told to apps that hold the scope email', '--email <address>'),
    'page?': text('id, Instagram id or exact name of a Page: gives a role there'),
    'tasks?': list(word(TASKS), 'tasks of that role (default: all)'),
  },
  gives: object('NewUser', '', { id: text(), name: text() }),
  run: (deps, { page, ...input }) => createUser(deps, { ...input, pageId: page }),
  command: 'user create',
  examples: [
    'user create --name "Ada Lovelace" --page "My Page"',
    'user create --name "Ada Lovelace" --page "My Page" --tasks MESSAGING,MODERATE',
  ],
  says: ({ id, name }) => `User "${name}" is there: id ${id}`,
  // With a role on a Page it needs that Page, and so a store.
  makesStore: ({ page }) => page === undefined,
});
