import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncDir } from '../base/sync-dir.ts';

/**
 * The text of a secret file of a data directory, made with 32 random bytes when there is none.
 * Readable by its owner only; two processes that start at once end up with the same key.
 */
export function keyFile(directory: string, name: string): string {
  const path = join(directory, name);
  const read = () => readFileSync(path, 'utf8').trim();
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // Written whole beside it and linked into place, so that nobody ever reads half a key.
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  // Before anything is sealed under it: without the key that would be lost.
  syncDir(directory);
  return read();
}
