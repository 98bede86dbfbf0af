import { TASKS } from '../../access/scopes.ts';
import { operation } from '../operation.ts';
import { chosenId, list, maybe, object, text, word } from '../schema.ts';
import { createUser } from '../users.ts';

export const createUserOperation = operation({
  id: 'createUser',
  words: 'Create a user, with a role on a Page',
  method: 'POST',
  path: '/users',
  status: 201,
  takes: {
    name: text('name of the user'),
    id: chosenId,
    email: maybe(text('told to apps that hold the scope email', { flag: '--email <address>' })),
    page: maybe(text('id, Instagram id or exact name of a Page: gives a role there')),
    tasks: maybe(
      list(word(TASKS), 'tasks of that role (default: all)', { flag: '--tasks <list>' }),
    ),
  },
  gives: object('NewUser', '', { id: text(), name: text() }),
  run: (deps, { page, ...input }) => createUser(deps, { ...input, pageId: page }),
  command: {
    line: 'user create',
    examples: [
      'user create --name "Ada Lovelace" --page "My Page"',
      'user create --name "Ada Lovelace" --page "My Page" --tasks MESSAGING,MODERATE',
    ],
    says: ({ id, name }) => `User "${name}" is there: id ${id}`,
    // With a role on a Page it needs that Page, and so a store.
    makesStore: ({ page }) => page === undefined,
  },
});
