import { NotDurable } from './engine.ts';
import { ReadOnlyStore } from './read-only.ts';

/** What stands in the way of the store from outside: another program, the disk, the system. */
export interface Trouble {
  /** What is wrong, as the end of a sentence that begins with the store. */
  readonly what: string;
  /** What a person can do about it, as the end of that sentence. */
  readonly todo: string;
  /** Whether the same again may succeed once that is done, or by itself. */
  readonly passes: boolean;
}

/** An error that its engine knows as a trouble. */
export class Troubled extends Error {
  override readonly name = 'Troubled';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, cause: unknown) {
    super((cause as Partial<Error>).message ?? sentenceOf(trouble), { cause });
    this.trouble = trouble;
  }
}

const BUSY: Trouble = {
  what: 'is being written by another program, and stayed so for 10 seconds',
  todo: 'try again, or end what holds it (an import, a backup, a database browser)',
  passes: true,
};
/** Of what Patience does not wait for any more. */
const ENDING: Trouble = {
  what: 'is being written by another program, and this one is being stopped',
  todo: 'try again when it runs',
  passes: true,
};
const FULL: Trouble = {
  what: 'cannot grow: the disk is full, or its quota is used up',
  todo: 'make room, then try again',
  passes: true,
};
const READONLY: Trouble = {
  what: 'cannot be written',
  todo: 'let this user write its files and its folder, and see that the file system is not read-only',
  passes: false,
};
/** Whoever serves it wants it so, such as while it is copied. */
const SERVED_TO_READ: Trouble = {
  what: 'is served read-only',
  todo: 'write to it where, or once, it is served without --read-only',
  passes: true,
};
const FAILING: Trouble = {
  what: 'cannot be read or written: the disk reports an error',
  todo: 'see that the disk is there, not full and not failing',
  passes: true,
};
/** What the system has not written it may have thrown away: only a new start reads what is on disk. */
const UNWRITTEN: Trouble = {
  what: 'takes no more changes, since the disk has not written all of the last ones',
  todo: 'see that the disk is there, not full and not failing, then start this program again',
  passes: false,
};
const DAMAGED: Trouble = {
  what: 'is damaged',
  todo: 'put convograph.db back from a copy, without the files convograph.db-wal and -shm beside it',
  passes: false,
};
const UNOPENED: Trouble = {
  what: 'cannot be opened',
  todo: 'see that its files are there and that this user may read them',
  passes: false,
};
const TOO_MANY: Trouble = {
  what: 'cannot open one more file: this process, or the system, has too many open',
  todo: 'try again with fewer connections, or raise the limit (ulimit -n)',
  passes: true,
};
const NO_MEMORY: Trouble = { what: 'ran out of memory', todo: 'try again', passes: true };

/** SQLite's result codes (https://www.sqlite.org/rescode.html). */
const RESULTS: Readonly<Record<number, Trouble>> = {
  5: BUSY,
  6: BUSY,
  7: NO_MEMORY,
  8: READONLY,
  10: FAILING,
  11: DAMAGED,
  13: FULL,
  14: UNOPENED,
  15: BUSY,
  26: { ...DAMAGED, what: 'is not a database' },
};

/** Codes of the system that no wrong path or name explains. */
const CODES: Readonly<Record<string, Trouble>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EROFS: READONLY,
  EACCES: READONLY,
  EPERM: READONLY,
  EIO: FAILING,
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
};

/** What stands in the way, or undefined for an error that is another's. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errcode, isEnding } = error as {
    code?: unknown;
    errcode?: unknown;
    isEnding?: unknown;
  };
  if (error instanceof Troubled) return error.trouble;
  if (isEnding === true) return ENDING;
  if (error instanceof NotDurable) return UNWRITTEN;
  if (error instanceof ReadOnlyStore) return SERVED_TO_READ;
  // Extended result codes hold the plain one in their lowest byte.
  if (typeof errcode === 'number') return RESULTS[errcode & 0xff];
  return typeof code === 'string' ? CODES[code] : undefined;
}

/** A trouble in one sentence. */
export const sentenceOf = ({ what, todo }: Trouble, store = 'The store'): string =>
  `${store} ${what}: ${todo}.`;
