import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { MOST_BYTES } from '../admin/acts/most-bytes.ts';
import { WrongUse } from '../house/failure.ts';

/** A file as operations take it. */
type Given = { readonly url: string } | { readonly base64: string; readonly name: string };

/**
 * A file that was named on the command line by its path, or by its address.
 * @throws WrongUse for what is no file, cannot be read, or is too large
 */
export function givenFile(flag: string, path: string): Given {
  if (/^https?:\/\//.test(path)) return { url: path };
  const refuse = (why: string): never => {
    throw new WrongUse(`${flag} ${path} ${why}.`);
  };
  try {
    const file = resolve(path);
    const found = statSync(file);
    if (!found.isFile()) return refuse('is no file');
    if (found.size === 0) return refuse('is empty');
    if (found.size > MOST_BYTES) return refuse('has more than 25 MB');
    return { base64: readFileSync(file, 'base64'), name: basename(path) };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return refuse(isMissing ? 'is not there' : 'cannot be read');
  }
}
