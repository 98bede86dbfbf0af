import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './durable-file.ts';

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
  }

  /** No more is coming. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#file.close();
  }

  /** Removes the file, unless somebody has moved it elsewhere to keep it. */
  async discard(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
  }
}

/**
 * Where files of requests lie until these are answered: the media store's own folder for unfinished
 * files, which it rids of what a crash leaves there.
 */
export class Uploads {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws Error of the file system */
  async begin(): Promise<Upload> {
    await makeFolder(this.#folder);
    const path = join(this.#folder, randomUUID());
    return new Upload(path, await open(path, 'wx', 0o600));
  }
}
