import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PACKAGE_FOLDER } from '../base/package-folder.ts';
import type { RuntimeFiles } from './run/environment.ts';

// Seen from here and from the files of the bundle alike (rolldown.config.ts).
const runtimeFile = (path: string): string =>
  fileURLToPath(new URL(`../cli/runtimes/${path}`, import.meta.url));

/** What runtimes load that know no variables enough. */
export const runtimeFiles = (): RuntimeFiles => ({
  phpFolder: runtimeFile('php'),
  phpPrepend: runtimeFile('php/prepend.php'),
  javaAgent: runtimeFile('java/agent.jar'),
});

/** The file of the import hook, as every Node requires it: in a clone one that finds what it can load. */
export function nodeHook(): string {
  const [clone = '', built = ''] = ['src/redirect/clone.cjs', 'dist/redirect/index.cjs'].map(
    (path) => fileURLToPath(new URL(path, PACKAGE_FOLDER)),
  );
  return existsSync(clone) ? clone : built;
}
