import type { Platform } from '../../store/page/platform.ts';
import type { TreeFile } from '../tree/file.ts';
import { readFile, Unreadable } from '../tree/read.ts';
import type { Tree } from '../tree/tree.ts';
import { isObject } from './split.ts';
import { nameOf } from './text.ts';

/** What a download says of whose it is. */
export interface Owner {
  /** Names of the account, as they may stand in its threads. */
  readonly names: Readonly<Record<Platform, readonly string[]>>;
  /** Username of the Instagram account. */
  readonly username: string | undefined;
}

/** No profile is larger. */
const LARGEST = 4 * 1024 * 1024;

/**
 * Files with a profile, by the end of their path, and what of them is read. Facts of public parsers:
 * `profile_v2.name.full_name` of `profile_information/profile_information.json` (`profile` before
 * 2021), `profile_user[0].string_map_data.Username.value` and `.Name.value` of Instagram's
 * `personal_information.json`, whose keys are in the language of the account; `username` and `name`
 * of its `profile.json` before 2021.
 */
const PROFILES: readonly (readonly [
  RegExp,
  Platform,
  (root: Record<string, unknown>) => unknown[],
])[] = [
  [/(^|\/)profile_information\.json$/, 'MESSENGER', namesOfFacebook],
  [/(^|\/)personal_information\.json$/, 'INSTAGRAM', namesOfInstagram],
  [/(^|\/)profile\.json$/, 'INSTAGRAM', ({ username, name }) => [username, name]],
];

/** `instagram-my.shop-2026-01-10-AbCd12`, as Meta names the download. */
const FOLDER = /^instagram-(?<username>[a-z0-9._]{1,30})-\d{4}(?:-\w\w\w?-\d\d|\d{4})/i;

/**
 * Looks for whose download it is, beside its threads and in the names of its folders and zips.
 * @param given paths as given
 */
export async function ownerOf(tree: Tree, given: readonly string[]): Promise<Owner> {
  const names: Record<Platform, string[]> = { MESSENGER: [], INSTAGRAM: [] };
  const folders = new Set(given.flatMap((path) => path.split(/[\\/]/)));
  for (const file of tree.files) {
    const [top = ''] = file.path.split('/', 1);
    folders.add(top);
    const profile = PROFILES.find(([path]) => path.test(file.path));
    if (!profile) continue;
    const [, platform, read] = profile;
    const root = await jsonOf(file);
    if (isObject(root)) names[platform].push(...read(root).map(nameOf).filter(Boolean));
  }
  const named = [...folders].map((part) => FOLDER.exec(part)?.groups?.username);
  const username = [...named, ...names.INSTAGRAM].find((name) => name && isUsername(name));
  if (username !== undefined) names.INSTAGRAM.push(username);
  return { names, username };
}

/**
 * The username of a Page's Instagram account, as far as an archive tells: the account's own, else the
 * name that stands for the business there, or the Page's, as a username may be.
 */
export function usernameOf({ username }: Owner, ...names: readonly (string | undefined)[]): string {
  return username ?? names.map((name) => asUsername(name ?? '')).find(Boolean) ?? 'my.account';
}

const asUsername = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_]+/g, '.')
    .replace(/^\.+/, '')
    .slice(0, 30)
    .replace(/\.+$/, '');

/** Whether an Instagram account may be called so. */
const isUsername = (name: string): boolean => /^[a-z0-9._]{1,30}$/.test(name);

async function jsonOf(file: TreeFile): Promise<unknown> {
  if (file.size > LARGEST) return undefined;
  const pieces: Buffer[] = [];
  try {
    for await (const piece of readFile(file)) pieces.push(Buffer.from(piece));
    return JSON.parse(
      Buffer.concat(pieces)
        .toString()
        .replace(/^\uFEFF/, ''),
    );
  } catch (error) {
    // Evidence and no more: what is no profile says nothing.
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function namesOfFacebook({ profile_v2, profile }: Record<string, unknown>): unknown[] {
  const { name } = isObject(profile_v2) ? profile_v2 : isObject(profile) ? profile : {};
  return [isObject(name) ? name.full_name : name];
}

function namesOfInstagram({ profile_user }: Record<string, unknown>): unknown[] {
  const [user] = Array.isArray(profile_user) ? profile_user : [];
  const data = isObject(user) && isObject(user.string_map_data) ? user.string_map_data : {};
  const { Username, Name } = data;
  const told = (Username ?? Name) ? [Username, Name] : Object.values(data);
  return told.map((one) => (isObject(one) ? one.value : undefined));
}
