import { madeAt } from '../../base/made-at.ts';
import type { Platform } from '../../store/page/platform.ts';
import { ImportRefused } from '../refused.ts';
import type { TreeFile } from '../tree/file.ts';
import type { Tree } from '../tree/tree.ts';

/** Where a file of a thread lies, and in which form it is. */
interface Lying {
  readonly file: TreeFile;
  readonly root: string;
  /** Whether it is of the encrypted download, which is one by itself. */
  readonly isEncrypted: boolean;
}

/** Folders about which others are put in newer downloads. */
const ABOUT =
  '(?:(?:connections|personal_information|logged_information|security_and_login_information)/)?';

/** Folders and files that only one of the two downloads has (wire.md 14.17). */
const BESIDE: readonly (readonly [Platform, RegExp])[] = [
  [
    'INSTAGRAM',
    new RegExp(
      `^(?<root>.*?)(?:^|/)${ABOUT}(?:(?:followers_and_following|login_and_account_creation|past_instagram_insights|story_sticker_interactions|apps_and_websites_off_of_instagram)/|(?:account_information/|personal_information/)*personal_information\\.(?:json|html)$)`,
    ),
  ],
  [
    'MESSENGER',
    new RegExp(
      `^(?<root>.*?)(?:^|/)${ABOUT}(?:profile_information|about_you|friends|friends_and_followers|following_and_followers|comments_and_reactions|likes_and_reactions|photos_and_videos|your_interactions_on_facebook|apps_and_websites_off_of_facebook|calls_and_messages)/`,
    ),
  ],
];

/** Names of folders and zips that Meta gives, or people do. */
const NAMES: readonly (readonly [Platform, RegExp])[] = [
  ['INSTAGRAM', /^instagram(?:[-_ .]|$)/i],
  ['MESSENGER', /^facebook(?:[-_ .]|$)/i],
];

/** Folders below the one that Meta names. */
const BELOW = /^(?:messages|inbox|(?:your|this_profile's)_.*activity.*)$/;

/** Roots since 2023; downloads of Pages call theirs the profile's. */
const ACTIVITY = /^(?:your|this_profile's)_.*activity/;

/**
 * Tells of which platform the threads of a tree are. What speaks for one holds for what lies in the
 * same folder or zip below the same root: two downloads may be given at once, and both may have
 * their threads in `messages/`.
 */
export class Platforms {
  readonly #found = new Map<string, Set<Platform>>();
  readonly #keys = new Set<string>();
  readonly #known = new Map<string, Platform>();

  constructor({ files }: Pick<Tree, 'files'>) {
    for (const { source, path } of files) {
      // Nearly all files are in threads, and tell nothing.
      if (path.includes('messages/')) continue;
      for (const [platform, pattern] of BESIDE) {
        const root = pattern.exec(path)?.groups?.root;
        if (root === undefined) continue;
        madeAt(this.#found, keyOf(source, root), () => new Set()).add(platform);
      }
    }
  }

  /** Takes in that a file has a key that only downloads of Instagram have (wire.md 14.5). */
  tellInstagram({ file, root }: Pick<Lying, 'file' | 'root'>): void {
    this.#keys.add(keyOf(file.source, root));
  }

  /**
   * Asked when everything has been told.
   * @throws ImportRefused when nothing tells it, and there are downloads of both
   */
  of(lying: Lying): Platform {
    const key = `${lying.isEncrypted}/${keyOf(lying.file.source, lying.root)}`;
    return madeAt(this.#known, key, () => this.#of(lying));
  }

  #of({ file: { source }, root, isEncrypted }: Lying): Platform {
    const activity = root
      .split('/')
      .filter((part) => ACTIVITY.test(part))
      .at(-1);
    if (activity !== undefined) return activity.includes('instagram') ? 'INSTAGRAM' : 'MESSENGER';
    const key = keyOf(source, root);
    if (this.#keys.has(key)) return 'INSTAGRAM';
    const beside = only(this.#found.get(key)) ?? named(source, root);
    if (beside !== undefined || isEncrypted) return beside ?? 'MESSENGER';
    // The parts of a download may have nothing that tells, but for one of them.
    const stem = stemOf(source);
    const parts = this.#inRoot(root, (other) => stemOf(other) === stem);
    const all = this.#inRoot(root, () => true);
    const found = only(parts) ?? only(all);
    if (found !== undefined || all.size === 0) return found ?? 'MESSENGER';
    throw new ImportRefused(
      `It is not clear whether ${JSON.stringify(source)} is of Facebook or of Instagram: import it by itself, with --platform messenger or --platform instagram.`,
    );
  }

  /** What is told of a root in some of the folders and zips. */
  #inRoot(root: string, isMeant: (source: string) => boolean): ReadonlySet<Platform> {
    const all = new Set<Platform>();
    const isIn = (key: string): boolean => {
      const [source = '', other] = key.split('\0');
      return other === root && isMeant(source);
    };
    for (const [key, found] of this.#found) {
      if (isIn(key)) for (const platform of found) all.add(platform);
    }
    for (const key of this.#keys) if (isIn(key)) all.add('INSTAGRAM');
    return all;
  }
}

/** No path has a NUL in it. */
const keyOf = (source: string, root: string): string => `${source}\0${root}`;

const only = (some: ReadonlySet<Platform> | undefined): Platform | undefined =>
  some?.size === 1 ? [...some][0] : undefined;

/** What the parts of a download have in common: a folder, and a name up to the part's number. */
const stemOf = (source: string): string =>
  source.replace(/\.zip$/i, '').replace(/[-_ .(]*(?:part)?[-_ .(]*(?<!\d)\d{1,3}\)?$/i, '');

/** What the names of a root say, else that of the folder or zip that was given. */
function named(source: string, root: string): Platform | undefined {
  const above = source.split(/[\\/]/).filter(Boolean);
  while (above.length > 1 && BELOW.test(above.at(-1) ?? '')) above.pop();
  for (const name of [...root.split('/').reverse(), above.at(-1) ?? '']) {
    const platform = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
    if (platform !== undefined) return platform;
  }
  return undefined;
}
