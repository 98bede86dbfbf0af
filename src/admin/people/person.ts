import { PLATFORMS } from '../../store/page/platform.ts';
import { BLOCKS } from '../../store/page/tables.ts';
import { listOf, object, onOff, text, type ValueOf, word } from '../schema.ts';

export const blockedBy = word(
  BLOCKS,
  'who lets no message through: the person, whom the Page no longer reaches, the Page, or both',
);

const fields = {
  id: text('PSID or IGSID'),
  name: text(),
  platform: word(PLATFORMS),
  'username?': text('on Instagram'),
  'user_id?': text('the user who this person is, if any'),
  consent: onOff('on Instagram: whether the profile may be read'),
  'blocked_by?': blockedBy,
  'linked?': text('since when an account of the business is linked, ISO 8601 in UTC'),
};

export const Person = object('Person', 'A person who can write to a Page.', fields);

export const PersonList = listOf(
  'PersonList',
  object('ListedPerson', 'A person of a list.', {
    ...fields,
    page_id: text('the Page that the person can write to'),
  }),
);

/** The parameter that names one. */
export const person = text('PSID, IGSID or exact name of the person');

export const described = (person: ValueOf<typeof Person>): string =>
  [
    person.user_id ? `is the user ${person.user_id}` : 'is no user',
    `${person.consent === 'on' ? 'lets' : 'does not let'} the profile be read`,
    person.blocked_by && BLOCKED[person.blocked_by],
    person.linked && `has linked an account (${person.linked})`,
  ]
    .filter(Boolean)
    .join(', ');

const BLOCKED = {
  nobody: undefined,
  person: 'has blocked the Page',
  page: 'is blocked by the Page',
  both: 'has blocked the Page, and is blocked by it',
};
