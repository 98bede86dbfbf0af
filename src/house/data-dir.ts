import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDir } from '../base/make-dir.ts';
import { printable } from '../base/printable.ts';
import { syncDir } from '../base/sync-dir.ts';
import { CONFIG_FILE } from '../config/settings.ts';
import { Failure, WrongUse } from './failure.ts';
import { holdsKeys } from './find-store.ts';

/**
 * Makes a data directory that only its owner may enter and git does not see, and in it the empty
 * database file. An empty directory becomes one; one with dotfiles keeps its mode and gets no
 * .gitignore, which would hide them; one that holds other things does not become a store.
 * @throws WrongUse for a directory that holds other things and no store
 * @throws Failure for an empty database where there was a store
 * @throws Error of the file system
 */
export function prepareDataDir(dataDir: string, databaseFile: string): void {
  const isNew = makeDir(dataDir);
  if (existsSync(databaseFile)) {
    refuseEmptied(dataDir, databaseFile);
    return;
  }
  // Another process may have made the store meanwhile.
  settle(dataDir, isNew, () => existsSync(databaseFile));
  // SQLite gives the files beside it the mode of the database, and would make that for everybody.
  closeSync(openSync(databaseFile, 'a', 0o600));
  // Before there are files beside it, which alone would look like another program's.
  syncDir(dataDir);
}

/**
 * The same for what belongs to a store whose rows are in a database: keys, media, snapshots.
 * @throws WrongUse for a directory that holds other things, or a store in a file
 * @throws Error of the file system
 */
export function prepareKeysDir(dataDir: string, databaseFile: string): void {
  const isNew = makeDir(dataDir);
  if (existsSync(databaseFile)) {
    throw new WrongUse(
      `The directory ${dataDir} holds a store in a file: name another with --data for what belongs to the one in the database.`,
    );
  }
  settle(dataDir, isNew, () => holdsKeys(dataDir));
  syncDir(dataDir);
}

function settle(dataDir: string, isNew: boolean, isOurs: () => boolean): void {
  const there = readdirSync(dataDir);
  const others = there.filter((name) => !isNothing(name));
  if (others.length > 0 && !isOurs()) throw new WrongUse(occupied(dataDir, others));
  if (!isNew && there.length > 0) return;
  chmodSync(dataDir, 0o700);
  writeFileSync(join(dataDir, '.gitignore'), '*\n');
}

/**
 * An empty database beside keys is what is left of a store, such as of a copy for which there was
 * no room: a new one in its place would hide that. A new store has its tables before its keys.
 */
function refuseEmptied(dataDir: string, databaseFile: string): void {
  const left = ['key', 'control-key', 'media'].filter((name) => existsSync(join(dataDir, name)));
  if (left.length === 0 || statSync(databaseFile).size > 0) return;
  throw new Failure(
    `The store ${databaseFile} is empty, though there is ${left.join(' and ')} beside it: put it back from a copy, or name another directory with --data.`,
  );
}

/** What may lie in a directory that becomes a store: a volume of its own is never quite empty. */
const isNothing = (name: string): boolean =>
  name.startsWith('.') || name === 'lost+found' || name === CONFIG_FILE;

function occupied(dataDir: string, others: readonly string[]): string {
  const shown = others.slice(0, 3).join(', ');
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return `The directory ${dataDir} is no store and not empty (${printable(shown)}${more}): name a new or an empty one with --data.`;
}
