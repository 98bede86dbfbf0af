import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a data directory that only its owner may enter and git does not see, and in it the empty
 * database file. An empty directory becomes one; one that holds other things keeps its mode and
 * gets no .gitignore, which would hide them.
 * @throws Error of the file system
 */
export function prepareDataDir(dataDir: string, databaseFile: string): void {
  const isNew = mkdirSync(dataDir, { recursive: true, mode: 0o700 }) !== undefined;
  if (isNew || readdirSync(dataDir).length === 0) {
    chmodSync(dataDir, 0o700);
    writeFileSync(join(dataDir, '.gitignore'), '*\n');
  }
  // SQLite gives the files beside it the mode of the database, and would make that for everybody.
  if (!existsSync(databaseFile)) closeSync(openSync(databaseFile, 'a', 0o600));
}
