import { isLoopback, type ServerConfig } from '../config/config.ts';
import type { Version } from '../graph/declare/versions.ts';
import { isConsoleBuilt } from '../server/console/folder.ts';

/**
 * Tells where the console opens.
 * @param link with its key; undefined where there is no console
 */
export function consoleLines(
  link: string | undefined,
  { host, publicUrl }: Pick<ServerConfig<Version>, 'host' | 'publicUrl'>,
): readonly string[] {
  if (link === undefined) return [];
  if (!isConsoleBuilt()) {
    return ['  The console is not built: run `npm ci` and `npm run console`, then start again.'];
  }
  const isOpen = publicUrl === undefined && !isLoopback(host);
  return [
    '  The console opens by this link, as long as the server runs:',
    `  ${link}`,
    // A wildcard is what a container listens on, and of its port only who started it knows.
    ...(isOpen ? ['  Outside of a container its port is the one that it is published at.'] : []),
  ];
}
