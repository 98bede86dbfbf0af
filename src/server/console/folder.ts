import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PACKAGE_FOLDER } from '../../base/package-folder.ts';

/** What scripts/build-console.ts makes of console/. */
const FOLDER = new URL('dist/console/', PACKAGE_FOLDER);

/** Whether there is one: a clone without what builds it has none. */
export const isConsoleBuilt = (): boolean => existsSync(new URL('index.html', FOLDER));

/**
 * A file of the console; undefined where there is none. Read each time: it may be built anew meanwhile,
 * and who asks keeps what never changes.
 * @param name without anything that leads elsewhere
 */
export async function readConsole(name: string): Promise<Buffer | undefined> {
  try {
    return await readFile(new URL(name, FOLDER));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
