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

/**
 * Makes a data directory that only its owner may enter and git does not see, and in it the empty
 * database file. An empty directory becomes one; one that holds other things keeps its mode and
 * gets no .gitignore, which would hide them.
 * @throws Error of the file system
 */
export function prepareDataDir(dataDir: string, databaseFile: string): void {
  const isNew = makeDir(dataDir);
  if (isNew || readdirSync(dataDir).length === 0) {
    chmodSync(dataDir, 0o700);
    writeFileSync(join(dataDir, '.gitignore'), '*\n');
  }
  // SQLite gives the files beside it the mode of the database, and would make that for everybody.
  if (!existsSync(databaseFile)) closeSync(openSync(databaseFile, 'a', 0o600));
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
