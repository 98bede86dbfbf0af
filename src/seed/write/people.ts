import { checkName, freeId } from '../../admin/checks.ts';
import { AdminError } from '../../admin/error.ts';
import { usernameOf } from '../../admin/people.ts';
import { userNamed } from '../../admin/users.ts';
import type { PageRow } from '../../store/directory.ts';
import { history } from '../../store/page/history-writer.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { PersonProfile } from '../../store/page/tables.ts';
import type { SeedPath } from '../file/document.ts';
import type { PersonSeed } from '../file/people.ts';
import type { Seeding } from './seeding.ts';

/** A platform as the store writes it. */
export const platformOf = (word: 'messenger' | 'instagram'): Platform =>
  word === 'instagram' ? 'INSTAGRAM' : 'MESSENGER';

/** Writes the people of a Page that are not there. */
export async function seedPeople(
  seeding: Seeding,
  page: PageRow,
  people: readonly PersonSeed[],
  path: SeedPath,
): Promise<void> {
  for (const [i, person] of people.entries()) {
    const at = [...path, i];
    const thing = {
      page: page.no,
      kind: 'person',
      id: person.id ?? person.name,
      path: at,
    } as const;
    if (await seeding.once(thing, person, () => addPerson(seeding, page, person))) {
      seeding.added.people++;
    }
  }
}

/** @throws AdminError */
async function addPerson(seeding: Seeding, page: PageRow, person: PersonSeed): Promise<void> {
  const { tx } = seeding;
  const platform = platformOf(person.platform ?? 'messenger');
  if (platform === 'INSTAGRAM' && page.instagramId === undefined) {
    throw new AdminError(`The Page ${page.name} has no Instagram account: give it one.`);
  }
  const name = checkName("A person's name", person.name);
  const { people } = tx.pageReader(page.no);
  const { random } = seeding.deps('person', `${page.id} ${name}`);
  const id = await freeId(
    tx.reader,
    person.id,
    () => random.digits(16),
    async (each) => (await people.byId(each)) !== undefined,
  );
  const username = platform === 'INSTAGRAM' ? usernameOf(name, person.username) : undefined;
  const writer = history(tx, page.no);
  const profile = profileOf(seeding, person);
  const no = await writer.addPerson({ id, platform, name, username, profile });
  if (person.user === undefined) return;
  const { id: user } = await userNamed(tx.reader, person.user);
  const facts = { consents: true, blockedBy: 'nobody', linked: undefined } as const;
  await writer.putPerson({ no, id, platform, name, username, profile, user, ...facts });
}

function profileOf({ files }: Seeding, person: PersonSeed): PersonProfile {
  const { picture, first_name, last_name, locale, timezone, gender } = person;
  const told = {
    ...{ first_name, last_name, locale, timezone, gender },
    picture: picture && files.get(picture)?.media,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
