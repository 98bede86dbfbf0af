import type { Directory, PageRow } from '../store/directory.ts';
import type { DialogKind } from './dialog-request.ts';

/** Who can log in: a user, or on Instagram the account of a Page. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The Page of an Instagram account. */
  readonly page?: PageRow;
}

/** People of a store that a page shows at most. */
const MOST = 50;

export interface People {
  readonly shown: readonly Person[];
  /** How many there are, shown or not. */
  readonly all: number;
}

/**
 * The people who can log in, by name; of many those whose name or id holds a text.
 * @param find any text; empty: all
 */
export async function peopleOf(
  directory: Directory,
  kind: DialogKind,
  find: string,
): Promise<People> {
  const all = await everybody(directory, kind);
  const wanted = find.trim().toLowerCase();
  const found = all.filter(({ id, name }) => id === wanted || name.toLowerCase().includes(wanted));
  return { shown: found.slice(0, MOST), all: all.length };
}

/** The person of an id, if there is one who can log in. */
export async function personById(
  directory: Directory,
  kind: DialogKind,
  id: string,
): Promise<Person | undefined> {
  if (kind === 'facebook') return directory.userById(id);
  return (await everybody(directory, kind)).find((each) => each.id === id);
}

async function everybody(directory: Directory, kind: DialogKind): Promise<Person[]> {
  const people =
    kind === 'facebook' ? await directory.users() : accountsOf(await directory.pages());
  return people.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

const accountsOf = (pages: readonly PageRow[]): Person[] =>
  pages.flatMap((page) =>
    page.instagramId === undefined
      ? []
      : [{ id: page.instagramId, name: `@${page.instagramUsername ?? page.name}`, page }],
  );

/** The Pages on which a user has a role. */
export async function pagesOf(directory: Directory, user: string): Promise<PageRow[]> {
  const roles = await directory.rolesOf(user);
  const pages = await Promise.all(roles.map(({ page }) => directory.pageByNo(page)));
  return pages.filter((page) => page !== undefined);
}
