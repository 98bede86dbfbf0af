import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './durable-file.ts';
import { notePassed } from './passed-bytes.ts';

/** A file on its way in, mode 0600. It is there for one request: nobody waits for the disk. */
export class Upload {
  readonly path: string;
  readonly #file: FileHandle;
  #size = 0;
  #isOpen = true;

  constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size;
  }

  /** @throws Error of the file system */
  async write(chunk: Uint8Array): Promise<void> {
    await this.#file.writeFile(chunk);
    this.#size += chunk.length;
    notePassed(chunk.length);
  }

  /**
   * Forgets what was written past a size.
   * @throws Error of the file system
   */
  async takeBack(size: number): Promise<void> {
    await this.#file.truncate(size);
    this.#size = size;
  }

  /** No more is coming. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#file.close();
  }

  /** Removes the file, unless somebody has moved it elsewhere to keep it. */
  async discard(): Promise<void> {
    // A close may fail where the disk is full, and the file is there all the same.
    await this.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/** Milliseconds after which no request is still under way, on whatever machine: an hour. */
const ABANDONED = 3_600_000;

/** Which process made a file: one of this machine that has ended will not come for it. */
const MACHINE = hostname()
  .replace(/[^\w-]/g, '_')
  .slice(0, 60);
/** Tells this process from one before it with the same number: in a container that is always 1. */
const LIFE = randomUUID().slice(0, 8);
const NAME = /^upload\.(?<machine>[\w-]*)\.(?<pid>\d+)\.(?<life>\w+)\./;

/**
 * Where files of requests lie until these are answered: the media store's own folder for unfinished
 * files.
 */
export class Uploads {
  /** Where they lie; made with the first of them. */
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** @throws Error of the file system */
  async begin(): Promise<Upload> {
    await makeFolder(this.folder);
    const name = `upload.${MACHINE}.${process.pid}.${LIFE}.${randomUUID()}`;
    const path = join(this.folder, name);
    // What is written goes to the end, also after something was taken back.
    return new Upload(path, await open(path, 'ax', 0o600));
  }

  /**
   * Removes what processes that have ended left here: to be called before the first file comes in.
   * Other servers over the same folder keep theirs.
   */
  async tidy(now: number): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const { machine, pid, life } = NAME.exec(name)?.groups ?? {};
      if (pid === undefined || life === LIFE) continue;
      const path = join(this.folder, name);
      const isOurs = machine === MACHINE && hasEnded(Number(pid));
      if (isOurs || (await isAbandoned(path, now))) await rm(path, { force: true });
    }
  }
}

/** Whether a process has ended; of our own number it was one before us. */
function hasEnded(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function isAbandoned(path: string, now: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && now - found.mtimeMs > ABANDONED;
}
