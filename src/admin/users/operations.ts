import type { Noun } from '../operation.ts';
import { changeUserOperation } from './change-user.ts';
import { createUserOperation } from './create-user.ts';
import { deleteUserOperation } from './delete-user.ts';
import { listUsersOperation } from './list-users.ts';
import { showUserOperation } from './show-user.ts';

export const USERS: Noun = {
  name: 'user',
  words: 'Create, change, show, list and delete users, who work for Pages',
  examples: [
    'user create --name "Rosa Lind" --page "My Page" --tasks MESSAGING,MODERATE',
    'user set "Rosa Lind" --password-changed',
    'user list',
  ],
  operations: [
    createUserOperation,
    changeUserOperation,
    showUserOperation,
    listUsersOperation,
    deleteUserOperation,
  ],
};
