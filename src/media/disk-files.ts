import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  linkTemporary,
  moveInto,
  removeAbandoned,
  syncFolder,
  writeTemporary,
} from './durable-file.ts';
import type { MediaFiles } from './files.ts';

/** Files under `directory/ab/cdef…`: what was put is on the disk. */
export class DiskFiles implements MediaFiles {
  readonly unfinished: string;
  readonly #directory: string;
  #isTidy = false;

  /** @param directory made at the first put */
  constructor(directory: string) {
    this.#directory = resolve(directory);
    this.unfinished = join(this.#directory, 'tmp');
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    if (!(await this.#has(name, bytes.length))) {
      await moveInto(await this.#receive([bytes]), this.path(name));
    }
    await this.#settle(name);
  }

  async keep(
    chunks: AsyncIterable<Uint8Array>,
    named: () => { readonly name: string; readonly size: number },
  ): Promise<string> {
    const temporary = await this.#receive(chunks);
    const { name, size } = named();
    // Not moved over the same bytes: Windows lets no name go that is being read.
    if (await this.#has(name, size)) await rm(temporary, { force: true });
    else await moveInto(temporary, this.path(name));
    await this.#settle(name);
    return name;
  }

  async link(
    path: string,
    { name, size }: { readonly name: string; readonly size: number },
  ): Promise<void> {
    if (!(await this.#has(name, size))) {
      const temporary = await linkTemporary(this.unfinished, path);
      await moveInto(temporary, this.path(name));
      // A rename onto another name of the same file does nothing (POSIX): somebody was quicker.
      await rm(temporary, { force: true });
    }
    await this.#settle(name);
  }

  open(name: string): Promise<FileHandle | undefined> {
    return openIfThere(this.path(name));
  }

  async *all(): AsyncGenerator<{ readonly name: string; readonly size: number }, void> {
    for (const folder of await readdir(this.#directory).catch(none)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const rest of await readdir(join(this.#directory, folder)).catch(none)) {
        const name = folder + rest;
        const found = await stat(this.path(name)).catch(() => undefined);
        if (found?.isFile() && /^[0-9a-f]{64}$/.test(name)) yield { name, size: found.size };
      }
    }
  }

  path(name: string): string {
    return join(this.#directory, name.slice(0, 2), name.slice(2));
  }

  async #has(name: string, size: number): Promise<boolean> {
    const found = await stat(this.path(name)).catch(() => undefined);
    return found?.size === size;
  }

  async #receive(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
    const temporary = await writeTemporary(this.unfinished, chunks);
    if (!this.#isTidy) await removeAbandoned(this.unfinished, temporary);
    this.#isTidy = true;
    return temporary;
  }

  /**
   * Puts the way to a file on the disk. Also for one that was there before: whoever wrote it may
   * have died, or may still be, between naming it and this.
   */
  async #settle(name: string): Promise<void> {
    await syncFolder(dirname(this.path(name)));
    await syncFolder(this.#directory);
  }
}

/** What a folder holds that is not there, or is none. */
const none = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
  throw error;
};

/** A file to be read; undefined where there is none. */
export async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
