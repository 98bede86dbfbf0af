import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_FILE } from '../config/settings.ts';
import { WrongUse } from './failure.ts';
import { printable } from './output.ts';

/**
 * Makes a data directory that only its owner may enter and git does not see, and in it the empty
 * database file. An empty directory becomes one; one with dotfiles keeps its mode and gets no
 * .gitignore, which would hide them; one that holds other things does not become a store.
 * @throws WrongUse for a directory that holds other things and no store
 * @throws Error of the file system
 */
export function prepareDataDir(dataDir: string, databaseFile: string): void {
  const isNew = makeDir(dataDir);
  if (existsSync(databaseFile)) return;
  const there = readdirSync(dataDir);
  const others = there.filter((name) => !isNothing(name));
  // Another process may have made the store meanwhile.
  if (others.length > 0 && !existsSync(databaseFile)) throw new WrongUse(occupied(dataDir, others));
  if (isNew || there.length === 0) {
    chmodSync(dataDir, 0o700);
    writeFileSync(join(dataDir, '.gitignore'), '*\n');
  }
  // SQLite gives the files beside it the mode of the database, and would make that for everybody.
  closeSync(openSync(databaseFile, 'a', 0o600));
}

/** What may lie in a directory that becomes a store: a volume of its own is never quite empty. */
const isNothing = (name: string): boolean =>
  name.startsWith('.') || name === 'lost+found' || name === CONFIG_FILE;

function occupied(dataDir: string, others: readonly string[]): string {
  const shown = others.slice(0, 3).join(', ');
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return `The directory ${dataDir} is no store and not empty (${printable(shown)}${more}): name a new or an empty one with --data.`;
}

/**
 * Makes a directory and those above it; false when it was there. Node's recursive mkdir goes on for
 * ever where the system lets nobody make one, as in /proc.
 */
function makeDir(path: string): boolean {
  if (existsSync(path) && statSync(path).isDirectory()) return false;
  const above = dirname(path);
  if (above !== path && !existsSync(above)) makeDir(above);
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    // Two commands may start at once.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory()) {
      return false;
    }
    throw error;
  }
}
