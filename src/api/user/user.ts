import type { UserRow } from '../../store/directory.ts';
import { declare } from '../services.ts';
import { accounts } from './accounts.ts';
import { permissions, revokePermissions } from './permissions.ts';

/** The person behind a user token (protocol.md 5.15). */
export const userType = declare.node<UserRow>('User', 'The person behind a user token.', {
  variant: 'token',
  id: (user) => user.id,
  fields: [
    declare.scalar('name', 'string', 'Full name.', (user) => user.name, { standard: true }),
    accounts,
    permissions,
  ],
  operations: [revokePermissions],
});
