import { isShown, type ReviewSubject } from '../../../access/app-review.ts';
import type { Privilege } from '../../../access/permissions.ts';
import type { About } from '../../../access/rules.ts';
import type { Call } from '../../../graph/execute/call.ts';
import type { PersonRow } from '../../../store/page/people.ts';
import type { PersonProfile } from '../../../store/page/tables.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import type { NodeNeeds } from '../../needs.ts';
import { declare, type Services } from '../../services.ts';
import { picture } from '../picture/picture.ts';
import { firstName, lastName } from './names.ts';

const { scalar } = declare;

/** A person as profiles are read. */
export interface ProfileNode extends PersonRow {
  /** Whether the person has a role on the calling app, where app review asks for that. */
  readonly insider: boolean;
}

const aboutOf = ({ insider, consents }: ProfileNode, id: string): About => ({
  id,
  insiders: insider,
  consents,
});

const needs: NodeNeeds<ProfileNode> = {
  operation: 'readProfile',
  platform: ({ platform }) => platform,
  about: aboutOf,
};

/** What needs a feature; without it, it is simply missing (wire.md 5.14). */
const given =
  <V>(word: ReviewSubject, read: (person: ProfileNode, call: Call<Services>) => V) =>
  (person: ProfileNode, call: Call<Services>): V | undefined =>
    isShown(call.services.caller, word, person.insider) ? read(person, call) : undefined;

const PICTURE = 'Address of the picture.';
const PROFILE = 'business_asset_user_profile_access';

const pictureUrl = ({ profile }: ProfileNode, call: Call<Services>): string | undefined =>
  profile.picture && call.services.mediaLink(profile.picture, 'image/jpeg');

/** What a scope of its own opens; asking for it without that scope is an error (wire.md 13.3 h). */
const scoped = <K extends 'locale' | 'timezone' | 'gender'>(
  name: K,
  type: K extends 'timezone' ? 'float' : 'string',
  operation: Privilege,
) =>
  scalar<ProfileNode, typeof type>(
    name,
    type,
    `Needs pages_user_${name}.`,
    (person, { services }) => {
      services.permit(operation, person.platform, aboutOf(person, person.id));
      return person.profile[name] as never;
    },
    { asks: operation },
  );

/** A person on Messenger, by PSID. */
export const messengerProfileType = declare.node<ProfileNode>('User', 'A person on Messenger.', {
  variant: 'Messenger profile',
  id: (person) => person.id,
  documented: DOCUMENTED.User,
  retired: {
    is_payment_enabled: 'profileFieldRetired',
    last_ad_referral: 'profileFieldRetired',
  },
  needs,
  standard: ['first_name', 'last_name', 'profile_pic'],
  fields: [
    scalar(
      'name',
      'string',
      'Full name.',
      given(PROFILE, ({ name }) => name),
    ),
    scalar('first_name', 'string', 'First name.', given(PROFILE, firstName)),
    scalar('last_name', 'string', 'Last name.', given(PROFILE, lastName)),
    scalar('profile_pic', 'string', PICTURE, given(PROFILE, pictureUrl)),
    picture(given(PROFILE, ({ profile }) => profile.picture)),
    scoped('locale', 'string', 'readLocale'),
    scoped('timezone', 'float', 'readTimezone'),
    scoped('gender', 'string', 'readGender'),
  ],
});

const fact = (name: keyof PersonProfile, type: 'int' | 'bool', description: string) =>
  scalar<ProfileNode, typeof type>(
    name,
    type,
    description,
    ({ profile }) => profile[name] as never,
  );

/** A person on Instagram, by IGSID (wire.md 13.3 j). */
export const instagramProfileType = declare.node<ProfileNode>(
  'IGBusinessScopedID',
  'A person on Instagram.',
  {
    id: (person) => person.id,
    needs,
    standard: ['name', 'username', 'profile_pic'],
    fields: [
      scalar('name', 'string', 'Full name.', (person) => person.name),
      scalar('username', 'string', 'Username.', (p) => p.username ?? p.name),
      scalar('profile_pic', 'string', PICTURE, pictureUrl),
      picture(({ profile }) => profile.picture),
      fact('follower_count', 'int', 'How many follow the person.'),
      fact('is_user_follow_business', 'bool', 'Whether the person follows the account.'),
      fact('is_business_follow_user', 'bool', 'Whether the account follows the person.'),
      fact('is_verified_user', 'bool', 'Whether Instagram has verified the person.'),
    ],
  },
);
