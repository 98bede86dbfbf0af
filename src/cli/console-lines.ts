import { isConsoleBuilt } from '../server/console/folder.ts';

/**
 * Tells where the console opens.
 * @param link with its key; undefined where there is no console
 */
export function consoleLines(link: string | undefined): readonly string[] {
  if (link === undefined) return [];
  if (!isConsoleBuilt()) {
    return ['  The console is not built: run `npm ci` and `npm run console`, then start again.'];
  }
  return ['  The console opens by this link, as long as the server runs:', `  ${link}`];
}
