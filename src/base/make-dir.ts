import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncDir } from './sync-dir.ts';

/**
 * Makes a directory, mode 0700, and those above it, each on the disk; false when it was there. Node's recursive mkdir
 * goes on for ever where the system lets nobody make one, as in /proc.
 * @throws Error of the file system
 */
export function makeDir(path: string): boolean {
  if (existsSync(path) && statSync(path).isDirectory()) return false;
  const above = dirname(path);
  if (above !== path && !existsSync(above)) makeDir(above);
  try {
    mkdirSync(path, { mode: 0o700 });
    syncDir(above);
    return true;
  } catch (error) {
    // Two commands may start at once.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory()) {
      return false;
    }
    throw error;
  }
}
