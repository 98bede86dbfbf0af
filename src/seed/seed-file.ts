import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Variables } from '../config/env.ts';
import { SeedError } from './file/error.ts';
import { readSeed } from './file/read.ts';
import type { SeedReport } from './report.ts';
import { type SeedDeps, seedStore } from './seed.ts';

/** Bytes of a seed file: what is larger is an archive, which an import takes. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Writes what a seed file says into a store.
 * @param file its path, as messages are to name it
 * @param variables what `${NAME}` in it stands for
 * @throws SeedError for one that cannot be read, or cannot be carried out
 */
export async function seedFile(
  deps: SeedDeps,
  file: string,
  variables: Variables,
): Promise<SeedReport> {
  const path = resolve(file);
  const text = await textOf(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === undefined ? error.message : `it cannot be read: ${error.code}.`;
    throw new SeedError(file, undefined, why);
  });
  return seedStore(deps, readSeed(file, text, variables), path);
}

async function textOf(path: string): Promise<string> {
  if ((await stat(path)).size > LARGEST) {
    throw new Error('it is larger than 16 MB: `convograph import` takes more.');
  }
  return readFile(path, 'utf8');
}
