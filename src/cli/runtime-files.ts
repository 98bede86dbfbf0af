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

/**
 * The file of the import hook, as a Node requires it. A clone that is not built has its source, which
 * Node takes from 22.18 on.
 * @param version tells which Node will load it, such as `v24.1.0`; undefined where there is none
 */
export function nodeHook(version: () => string | undefined): string | undefined {
  const [built, source] = ['dist/redirect/index.cjs', 'src/redirect/index.ts'].map((path) =>
    fileURLToPath(new URL(path, PACKAGE_FOLDER)),
  );
  if (source && existsSync(source) && takesTypes(version())) return source;
  return built && existsSync(built) ? built : undefined;
}

/** Whether a Node runs TypeScript as it is. */
function takesTypes(version = ''): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}
