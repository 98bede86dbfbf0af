import type { UserRow } from '../../../store/directory.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import { declare } from '../../services.ts';
import { firstName, lastName } from '../person/names.ts';
import { picture } from '../picture/picture.ts';
import { accounts } from './accounts.ts';
import { permissions, revokePermissions } from './permissions.ts';

const { scalar } = declare;

/** The person behind a user token (wire.md 5.15). */
export const userType = declare.node<UserRow>('User', 'The person behind a user token.', {
  variant: 'token',
  id: (user) => user.id,
  documented: DOCUMENTED.User,
  standard: ['name'],
  fields: [
    scalar('name', 'string', 'Full name.', (user) => user.name),
    scalar('first_name', 'string', 'First name.', firstName),
    scalar('last_name', 'string', 'Last name.', lastName),
    scalar(
      'email',
      'string',
      'Needs the scope email.',
      (user, { services }) =>
        services.shows('readEmail', 'MESSENGER') ? user.profile.email : undefined,
      { asks: 'readEmail' },
    ),
    picture(({ profile }) => profile.picture),
    accounts,
    permissions,
  ],
  operations: [revokePermissions],
});
