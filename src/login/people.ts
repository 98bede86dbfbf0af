import { forEachStride, inStrides, type Strides, type Turn } from '../base/in-strides.ts';
import type { Directory, PageRow, UserRow } from '../store/directory.ts';
import type { DialogKind } from './scopes.ts';

/** Who can log in: a user, or on Instagram the account of a Page. */
export interface LoginPerson {
  readonly id: string;
  readonly name: string;
  /** The Page of an Instagram account. */
  readonly page?: PageRow;
}

/** People of a store that a page shows at most. */
const MOST = 50;

export interface ShownPeople {
  readonly shown: readonly LoginPerson[];
  /** How many there are, shown or not. */
  readonly all: number;
}

/** As people look for names. */
const { compare } = new Intl.Collator('en');

/**
 * The people who can log in, by name; of many those whose name or id holds a text.
 * @param find any text; empty: all
 * @param turn waited for between two strides through all of them
 */
export async function peopleOf(
  directory: Directory,
  kind: DialogKind,
  find: string,
  turn?: Turn,
): Promise<ShownPeople> {
  const wanted = find.trim().toLowerCase();
  const shown: LoginPerson[] = [];
  let all = 0;
  const show = (person: LoginPerson): void => {
    if (person.id !== wanted && !person.name.toLowerCase().includes(wanted)) return;
    let at = shown.length;
    while (at > 0 && compare((shown[at - 1] as LoginPerson).name, person.name) > 0) at--;
    if (at === MOST) return;
    shown.splice(at, 0, person);
    if (shown.length > MOST) shown.pop();
  };
  const use = (some: readonly LoginPerson[]): void => {
    all += some.length;
    for (const person of some) show(person);
  };
  await forEachStride(everybody(directory, kind), use, turn);
  return { shown, all };
}

/** The first two who can log in: whether there is anybody to choose. */
export async function firstTwo(directory: Directory, kind: DialogKind): Promise<LoginPerson[]> {
  return kind === 'facebook'
    ? directory.users.after('', 2)
    : (await directory.pages.accountsAfter(0, 2)).map(accountOf);
}

/** The person of an id, if there is one who can log in. */
export async function personById(
  directory: Directory,
  kind: DialogKind,
  id: string,
): Promise<LoginPerson | undefined> {
  if (kind === 'facebook') return directory.users.byId(id);
  const page = await directory.pages.byInstagramId(id);
  return page && accountOf(page);
}

const everybody = (directory: Directory, kind: DialogKind): Strides<LoginPerson> =>
  kind === 'facebook'
    ? inStrides({
        read: (last: UserRow | undefined, limit) => directory.users.after(last?.id ?? '', limit),
        make: (user) => user,
      })
    : inStrides({
        read: (last: PageRow | undefined, limit) =>
          directory.pages.accountsAfter(last?.no ?? 0, limit),
        make: accountOf,
      });

const accountOf = (page: PageRow): LoginPerson => ({
  id: page.instagramId ?? '',
  name: `@${page.instagramUsername ?? page.name}`,
  page,
});

/** The Pages on which a user has a role. */
export async function pagesOf(directory: Directory, user: string): Promise<PageRow[]> {
  const roles = await directory.users.roles(user);
  const pages = await Promise.all(roles.map(({ page }) => directory.pages.byNo(page)));
  return pages.filter((page) => page !== undefined);
}
