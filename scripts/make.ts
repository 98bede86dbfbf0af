import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Why a script cannot make what it makes, as a sentence that says what to do. */
export class CannotMake extends Error {}

/**
 * Does the work of a script where the script is what was started, and nothing where a test imports
 * it. What keeps it from it is told in a sentence and ends the script with 1; a fault of the script's
 * own keeps its trace.
 * @param url `import.meta.url` of the script
 * @param work makes files, and gives their paths
 */
export async function make(url: string, work: () => Promise<readonly string[]>): Promise<void> {
  const [, started] = process.argv;
  if (started === undefined || url !== pathToFileURL(realpathSync(started)).href) return;
  try {
    for (const file of await work()) process.stdout.write(`${relative(process.cwd(), file)}\n`);
  } catch (error) {
    const why = reasonOf(error);
    if (why === undefined) throw error;
    process.stderr.write(`${why}\n`);
    process.exitCode = 1;
  }
}

/** What keeps a script from its work; undefined of a fault of its own. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof CannotMake) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) return undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return `There is no ${path}: run this in a whole clone of the repository.`;
  }
  return `${path} cannot be read or written (${code}): free it, and run this again.`;
}

/** A text as a cell of a table: a bar in it would begin the next, also within code. */
export const cell = (text: string): string => text.replaceAll('|', '\\|');
