import { permit } from '../../access/permissions.ts';
import type { Scope } from '../../access/scopes.ts';
import type { Call } from '../../graph/call.ts';
import type { PersonProfile, PersonRow } from '../../store/page/people.ts';
import { declare, type Services } from '../services.ts';

const standard = { standard: true };

const picture = declare.scalar<PersonRow, 'string'>(
  'profile_pic',
  'string',
  'Address of the picture.',
  ({ profile }, call) => profile.picture && call.services.mediaLink(profile.picture, 'image/jpeg'),
  standard,
);

/** A field that needs a scope of its own; without it, it is simply missing (protocol.md 5.14). */
const scoped = <K extends 'locale' | 'timezone' | 'gender'>(
  name: K,
  type: K extends 'timezone' ? 'int' : 'string',
  scope: Scope,
) =>
  declare.scalar<PersonRow, typeof type>(
    name,
    type,
    `Needs ${scope}.`,
    (person, call: Call<Services>) =>
      call.services.caller.scopes.has(scope) ? (person.profile[name] as never) : undefined,
  );

/** A person on Messenger, by PSID. */
export const messengerProfileType = declare.node<PersonRow>('User', 'A person on Messenger.', {
  variant: 'Messenger profile',
  id: (person) => person.id,
  fields: [
    declare.scalar('name', 'string', 'Full name.', (person) => person.name),
    declare.scalar('first_name', 'string', 'First name.', firstName, standard),
    declare.scalar('last_name', 'string', 'Last name.', lastName, standard),
    picture,
    scoped('locale', 'string', 'pages_user_locale'),
    scoped('timezone', 'int', 'pages_user_timezone'),
    scoped('gender', 'string', 'pages_user_gender'),
  ],
});

function firstName({ profile, name }: PersonRow): string {
  return profile.first_name ?? name.split(' ')[0] ?? name;
}

function lastName({ profile, name }: PersonRow): string | undefined {
  return profile.last_name ?? (name.split(' ').slice(1).join(' ') || undefined);
}

const fact = (name: keyof PersonProfile, type: 'int' | 'bool', description: string) =>
  declare.scalar<PersonRow, typeof type>(
    name,
    type,
    description,
    ({ profile }) => profile[name] as never,
  );

/** A person on Instagram, by IGSID. */
export const instagramProfileType = declare.node<PersonRow>('User', 'A person on Instagram.', {
  variant: 'Instagram profile',
  id: (person) => person.id,
  fields: [
    declare.scalar('name', 'string', 'Full name.', (person) => person.name, standard),
    declare.scalar('username', 'string', 'Username.', (p) => p.username ?? p.name, standard),
    picture,
    fact('follower_count', 'int', 'How many follow the person.'),
    fact('is_user_follow_business', 'bool', 'Whether the person follows the account.'),
    fact('is_business_follow_user', 'bool', 'Whether the account follows the person.'),
    fact('is_verified_user', 'bool', 'Whether Instagram has verified the person.'),
  ],
});

/** Which of the two profiles a person has; reading it needs what reading the messages needs. */
export function profileOf(person: PersonRow, call: Call<Services>) {
  permit(call.services.caller, 'readConversations', person.platform);
  return person.platform === 'INSTAGRAM' ? instagramProfileType : messengerProfileType;
}
