import type { Directory } from '../store/directory.ts';
import { AdminError } from './error.ts';

const LONGEST_NAME = 200;

/**
 * A name as it is kept: without blanks around it.
 * @param what whose it is, as it begins the sentence: `An app's name`
 * @throws AdminError when it is empty, too long, or holds what no name does
 */
export function checkName(what: string, name: string): string {
  const kept = name.trim();
  if (kept === '') throw new AdminError(`${what} may not be empty.`);
  if (kept.length > LONGEST_NAME) {
    throw new AdminError(`${what} may have ${LONGEST_NAME} characters at most.`);
  }
  if (/\p{Cc}/u.test(kept) || !kept.isWellFormed()) {
    throw new AdminError(`${what} may not hold control characters or halves of characters.`);
  }
  return kept;
}

/**
 * An address as it is kept: without blanks around it.
 * @throws AdminError when it has not the form of one
 */
export function checkEmail(email: string): string {
  const kept = email.trim();
  if (kept.length <= 254 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(kept) && kept.isWellFormed()) {
    return kept;
  }
  throw new AdminError(`An email address is like ada@shop.example, and "${kept}" is not.`);
}

/**
 * Words of a fixed set, in its order, whatever their case; all of them when none are given.
 * @throws AdminError that lists the valid ones
 */
export function checkWords<T extends string>(
  what: 'scope' | 'task' | 'field',
  given: readonly string[] | undefined,
  valid: readonly T[],
): T[] {
  if (!given) return [...valid];
  const wanted = new Set(given.map((word) => word.trim().toLowerCase()));
  const known = new Set(valid.map((word) => word.toLowerCase()));
  const unknown = given.filter((word) => !known.has(word.trim().toLowerCase()));
  if (unknown.length > 0) {
    throw new AdminError(`There is no ${what} "${unknown[0]}": valid are ${valid.join(', ')}.`);
  }
  if (wanted.size === 0) {
    throw new AdminError(`Name at least one ${what}: valid are ${valid.join(', ')}.`);
  }
  return valid.filter((word) => wanted.has(word.toLowerCase()));
}

/**
 * An id that no Page, Instagram account, app or user has: the one given, or new ones until one is
 * free.
 * @param also whether something else has it
 * @throws AdminError when the given one is no id, or taken
 */
export async function freeId(
  reader: Directory,
  given: string | undefined,
  make: () => string,
  also: (id: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<string> {
  const isTaken = async (id: string) => (await hasId(reader, id)) || (await also(id));
  if (given !== undefined) {
    if (!/^[1-9]\d{0,19}$/.test(given)) {
      throw new AdminError(`An id has 1 to 20 digits, the first not 0, and "${given}" has not.`);
    }
    if (await isTaken(given)) throw new AdminError(`The id ${given} is taken.`, { taken: given });
    return given;
  }
  let id = make();
  while (await isTaken(id)) id = make();
  return id;
}

/** Whether a Page, an Instagram account, an app or a user has an id. */
export async function hasId(reader: Directory, id: string): Promise<boolean> {
  if (await reader.apps.byId(id)) return true;
  if (await reader.users.byId(id)) return true;
  if (await reader.pages.byId(id)) return true;
  return (await reader.pages.byInstagramId(id)) !== undefined;
}

/** Namesakes, or apps to choose of, that a sentence tells at most. */
const MOST_TOLD = 100;

/** How many namesakes {@link oneNamed} wants to be given: one more than it tells. */
export const NAMESAKES = MOST_TOLD + 1;

/**
 * The one row that a name stands for.
 * @param kind what is looked for, as the wire calls it
 * @param found the rows of that name, {@link NAMESAKES} at most
 * @param first any row, where there is one at all
 * @throws AdminError when there is none, or several of that name
 */
export async function oneNamed<T extends { readonly id: string }>(
  kind: 'app' | 'page' | 'user',
  text: string,
  found: readonly T[],
  first: () => Promise<readonly T[]> | readonly T[],
): Promise<T> {
  const [only] = found;
  if (only && found.length === 1) return only;
  const title = kind === 'page' ? 'Page' : kind;
  if (only)
    throw new AdminError(
      `${told(found, `${title}s`)} are named "${text}": name one by its id${idsOf(found)}.`,
    );
  throw new AdminError(
    (await first()).length === 0
      ? `There is no ${title} yet: create one with \`npx convograph ${kind} create --name NAME\`.`
      : `There is no ${title} "${text}": \`npx convograph ${kind} list\` shows which there are.`,
    { missing: text },
  );
}

/** How many namesakes there are, in words: `3 apps`. */
export const told = (found: readonly unknown[], what: string): string =>
  found.length > MOST_TOLD ? `More than ${MOST_TOLD} ${what}` : `${found.length} ${what}`;

/** Their ids, to follow a sentence that says to take one; of too many none. */
export const idsOf = (found: readonly { readonly id: string }[]): string =>
  found.length > MOST_TOLD ? '' : `, ${found.map(({ id }) => id).join(', ')}`;
