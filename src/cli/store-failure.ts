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

/** SQLite's result codes (https://www.sqlite.org/rescode.html), as the end of a sentence. */
const RESULTS: Readonly<Record<number, string>> = {
  5: 'is being written by another program, and stayed so for 10 seconds',
  6: 'is being written by another program, and stayed so for 10 seconds',
  8: 'cannot be written',
  10: 'cannot be read or written: the disk reports an error',
  11: 'is damaged',
  13: 'cannot grow: the disk is full',
  14: 'cannot be opened',
  26: 'is not a database',
};

/** What SQLite found, or undefined when the error is another's. */
export function storeFailure(file: string, error: unknown): Failure | undefined {
  // Extended result codes hold the plain one in their lowest byte.
  const code = Number((error as { errcode?: unknown }).errcode) & 0xff;
  const result = RESULTS[code];
  return result ? new Failure(`The store ${file} ${result}.`) : undefined;
}
