import type { PersonProfile, PersonRow } from '../../store/page/people.ts';
import { PLATFORMS, type Platform } from '../../store/page/platform.ts';
import { checkName, freeId } from './checks.ts';
import { type AdminDeps, AdminError } from './deps.ts';
import { pageNamed } from './pages.ts';

export interface PersonSpec {
  /** What `findPage` takes. */
  readonly pageId: string;
  readonly name: string;
  /** `MESSENGER` or `INSTAGRAM`, in any case. */
  readonly platform: string;
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
export async function createPerson(deps: AdminDeps, spec: PersonSpec): Promise<PersonRow> {
  const { store, random } = deps;
  const name = checkName("A person's name", spec.name);
  const platform = platformOf(spec.platform);
  return store.transaction(async ({ page, pageReader, reader }) => {
    const { no, id: pageId, instagramId } = await pageNamed(reader, spec.pageId);
    if (platform === 'INSTAGRAM' && instagramId === undefined) {
      throw new AdminError(
        `The Page ${pageId} has no Instagram account: link one with \`convograph page set ${pageId} --instagram USERNAME\`.`,
      );
    }
    const { people } = pageReader(no);
    const id = await freeId(
      reader,
      spec.id,
      () => random.digits(random.next() < 0.5 ? 16 : 17),
      async (each) => (await people.byId(each)) !== undefined,
    );
    const username = platform === 'INSTAGRAM' ? usernameOf(name, spec.username) : undefined;
    const { profile } = spec;
    const person = { id, platform, name, username };
    const added = await page(no).addPerson({ ...person, ...(profile && { profile }) });
    return { ...person, no: added, profile: profile ?? {} };
  });
}

/** A person with the Page that he can write to. */
export interface PersonInfo extends PersonRow {
  readonly pageId: string;
}

/**
 * The people of a Page, or of every Page, in order of creation.
 * @param pageText what `findPage` takes
 * @throws AdminError
 */
export async function listPeople({ store }: AdminDeps, pageText?: string): Promise<PersonInfo[]> {
  const { directory } = store;
  const pages =
    pageText === undefined ? await directory.pages() : [await pageNamed(directory, pageText)];
  const found: PersonInfo[] = [];
  for (const { no, id: pageId } of pages) {
    const people = await store.page(no).people.list();
    for (const person of people) found.push({ ...person, pageId });
  }
  return found;
}

function platformOf(text: string): Platform {
  const platform = PLATFORMS.find((each) => each === text.toUpperCase());
  if (platform) return platform;
  throw new AdminError(`A platform is MESSENGER or INSTAGRAM, and not "${text}".`);
}

/** A username as Instagram allows it: `Zoë Ångström` becomes `zoe.angstrom`. */
function usernameOf(name: string, given: string | undefined): string {
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
