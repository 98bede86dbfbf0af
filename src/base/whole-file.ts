import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncDir } from './sync-dir.ts';

/**
 * Writes a file that is there whole, or as it was before: under another name first, which a crash
 * leaves behind at the worst. It is on the disk when this resolves.
 * @throws Error of the file system
 */
export async function writeWholeFile(path: string, content: string | Buffer): Promise<void> {
  const whole = resolve(path);
  const temporary = `${whole}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, whole);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  syncDir(dirname(whole));
}
