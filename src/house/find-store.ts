import { type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The database of a store, by which a directory is one. */
export const DATABASE = 'convograph.db';

/** The directory of a store where none is named. */
export const DEFAULT_DIR = '.convograph';

/** Whether a directory is a store: one that is being made, and holds nothing yet, is not. */
export function isStore(dir: string): boolean {
  const found = stat(join(dir, DATABASE));
  return found?.isFile() === true && found.size > 0;
}

/** Whether a directory holds what belongs to a store whose rows are in a database. */
export const holdsKeys = (dir: string): boolean =>
  stat(join(dir, 'control-key'))?.isFile() === true;

/** Whether the one who runs this owns a store: another's may hold what he wants us to read. */
export function isOwn(dir: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  return [dir, join(dir, DATABASE)].every((path) => (stat(path)?.uid ?? user) === user);
}

/**
 * The store that is nearest above a folder, or in it: `.convograph`, or the folder itself. Looks up
 * to the home folder, or to the edge of the file system, and takes none of another user.
 * @param home the home folder
 */
export function findStore(from: string, home = homedir()): string | undefined {
  const device = stat(from)?.dev;
  for (let dir = from; stat(dir)?.dev === device; dir = dirname(dir)) {
    const found = [join(dir, DEFAULT_DIR), dir].find((each) => isStore(each) && isOwn(each));
    if (found !== undefined) return found;
    if (dir === home || dir === dirname(dir)) return undefined;
  }
  return undefined;
}

/** What the file system says of a path; undefined where nothing is, or may be looked at. */
export function stat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
