import type { AccessDeps } from '../../access/deps.ts';
import { recordPersonChange } from '../../store/page/commands/record-person-change.ts';
import type { PersonRow } from '../../store/page/people.ts';
import { checkName } from '../checks.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { personNamed, shownPerson } from '../people.ts';
import { onOff, orNull, text, type Values } from '../schema.ts';
import { userNamed } from '../users.ts';
import { blockedBy, described, Person, person } from './person.ts';

const parameters = {
  'name?': text('another name'),
  'user?': orNull(
    text('user (id or exact name) who this person is: has roles on apps', '--user <user>'),
  ),
  'consent?': onOff('on Instagram: whether the profile may be read'),
  'blocked_by?': blockedBy,
};

/** What to change of a person; null takes a setting away. */
export type PersonChanges = Values<typeof parameters>;

/**
 * Changes what is known of a person.
 * @param pageText what `findPage` takes
 * @param personText PSID, IGSID or exact name
 * @throws AdminError
 */
export async function changePerson(
  { store, clock }: AccessDeps,
  pageText: string,
  personText: string,
  { name, user, consent, blocked_by }: PersonChanges,
): Promise<PersonRow> {
  return store.transaction(async (tx) => {
    const { reader } = tx;
    const { no } = await pageNamed(reader, pageText);
    const person = await personNamed(tx.pageReader(no).people, personText);
    const set = {
      ...(name !== undefined && { name: checkName("A person's name", name) }),
      ...(user !== undefined && {
        user: user === null ? undefined : (await userNamed(reader, user)).id,
      }),
      ...(blocked_by && { blockedBy: blocked_by }),
      ...(consent && { consents: consent === 'on' }),
    };
    return recordPersonChange(tx, no, person, set, clock.now());
  });
}

export const changePersonOperation = operation({
  id: 'changePerson',
  words: 'Change what is known of a person',
  http: 'PATCH /pages/{page}/people/{person}',
  takes: { page, person, ...parameters },
  gives: Person,
  run: async (deps, { page, person, ...changes }) =>
    shownPerson(await changePerson(deps, page, person, changes)),
  command: 'person set <person>',
  examples: [
    'person set "Grace Hopper" --page "My Page" --user "Ada Lovelace"',
    'person set 5638640842939952 --page "My Page" --consent off',
    'person set "Ada Okafor" --page "My Page" --blocked-by person',
  ],
  says: (person) => `"${person.name}" now: ${described(person)}`,
});
