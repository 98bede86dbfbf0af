import type { AccessDeps } from '../access/deps.ts';
import { forEachStride, type Turn } from '../base/in-strides.ts';
import { recordPerson } from '../store/page/commands/record-person.ts';
import type { People, PersonRow } from '../store/page/people.ts';
import type { Platform } from '../store/page/platform.ts';
import type { PersonProfile } from '../store/page/tables.ts';
import { checkName, freeId, idsOf, NAMESAKES, told } from './checks.ts';
import { AdminError } from './error.ts';
import { pageNamed } from './pages.ts';
import type { Person } from './people/person.ts';
import type { ValueOf } from './schema.ts';

export interface PersonSpec {
  /** What `findPage` takes. */
  readonly pageId: string;
  readonly name: string;
  readonly platform: Platform;
  /** PSID or IGSID; made when not given. */
  readonly id?: string | undefined;
  /** On Instagram; made from the name when not given. */
  readonly username?: string | undefined;
  readonly profile?: PersonProfile | undefined;
}

/**
 * Creates a person who can write to a Page.
 * @throws AdminError
 */
export async function createPerson(deps: AccessDeps, spec: PersonSpec): Promise<PersonRow> {
  const { store, random, clock } = deps;
  const name = checkName("A person's name", spec.name);
  const { platform } = spec;
  return store.transaction(async (tx) => {
    const { reader } = tx;
    const { no, id: pageId, instagramId } = await pageNamed(reader, spec.pageId);
    if (platform === 'INSTAGRAM' && instagramId === undefined) {
      throw new AdminError(
        `The Page ${pageId} has no Instagram account: link one with \`npx convograph page set ${pageId} --instagram USERNAME\`.`,
      );
    }
    const { people } = tx.pageReader(no);
    const id = await freeId(
      reader,
      spec.id,
      () => random.digits(random.next() < 0.5 ? 16 : 17),
      async (each) => (await people.byId(each)) !== undefined,
    );
    const username = platform === 'INSTAGRAM' ? usernameOf(name, spec.username) : undefined;
    const { profile } = spec;
    const person = { id, platform, name, username };
    const news = { ...person, ...(profile && { profile }) };
    const added = await recordPerson(tx, no, news, clock.now());
    return {
      ...person,
      no: added,
      profile: profile ?? {},
      user: undefined,
      consents: true,
      blockedBy: 'nobody',
      linked: undefined,
    };
  });
}

/** What is told of a person. */
export const shownPerson = (person: PersonRow): ValueOf<typeof Person> => ({
  id: person.id,
  name: person.name,
  platform: person.platform,
  username: person.username,
  user_id: person.user,
  consent: person.consents ? 'on' : 'off',
  blocked_by: person.blockedBy === 'nobody' ? undefined : person.blockedBy,
  linked: (person.linked ?? 0) > 0 ? new Date(person.linked ?? 0).toISOString() : undefined,
});

/** The person of this id or exact name. */
export async function personNamed(people: People, text: string, turn?: Turn): Promise<PersonRow> {
  const found = await people.byId(text);
  if (found) return found;
  const named: PersonRow[] = [];
  await forEachStride(
    people.named(text),
    (some) => named.push(...some.slice(0, NAMESAKES - named.length)),
    turn,
  );
  const [only] = named;
  if (only && named.length === 1) return only;
  throw new AdminError(
    only
      ? `${told(named, 'people')} are named "${text}": name one by its id${idsOf(named)}.`
      : `Nobody "${text}" has written to this Page: \`npx convograph person list\` shows who has, \`person create\` makes somebody who can.`,
    only ? {} : { missing: text },
  );
}

/** A username as Instagram allows it: `Zoë Ångström` becomes `zoe.angstrom`. */
export function usernameOf(name: string, given: string | undefined): string {
  const plain = (given?.replace(/^@/, '') ?? name).toLowerCase();
  if (given !== undefined && !/^[a-z0-9._]{1,30}$/.test(plain)) {
    throw new AdminError(
      `An Instagram username has 1 to 30 letters, digits, "." and "_", and "${given}" has not.`,
    );
  }
  if (given !== undefined) return plain;
  const derived = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '.')
    .slice(0, 30)
    .replace(/^\.|\.$/g, '');
  return derived || 'person';
}
