import { sentenceOf, troubleOf } from '../store/trouble.ts';
import { Failure } from './failure.ts';

/** Codes of the file system, as the end of a sentence. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'there is a file in its place',
  ENOTDIR: 'there is a file in its place',
  EISDIR: 'there is a directory where a file should be',
  ENOENT: 'its path leads nowhere',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'its links lead in a circle',
};

/** Why a data directory could not be made or written, or undefined when the error is another's. */
export function unwritable(dataDir: string, error: unknown): Failure | undefined {
  const reason = REASONS[String((error as NodeJS.ErrnoException).code)];
  return reason ? new Failure(`The directory ${dataDir} cannot be written: ${reason}.`) : undefined;
}

/** What stands in the way of a store, or undefined when the error is another's. */
export function storeFailure(file: string, error: unknown): Failure | undefined {
  const trouble = troubleOf(error);
  return trouble && new Failure(sentenceOf(trouble, `The store ${file}`));
}
