import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { MediaFile, MediaFiles } from './files.ts';

/** Files that live as long as the process. */
export class MemoryFiles implements MediaFiles {
  /** What requests bring lies there until they are answered: nothing of it stays. */
  readonly unfinished = tmpdir();
  readonly #files = new Map<string, Buffer>();

  async put(name: string, bytes: Uint8Array): Promise<void> {
    if (!this.#files.has(name)) this.#files.set(name, Buffer.from(bytes));
  }

  async keep(
    chunks: AsyncIterable<Uint8Array>,
    named: () => { readonly name: string },
  ): Promise<string> {
    const all: Uint8Array[] = [];
    for await (const chunk of chunks) all.push(chunk);
    const bytes = Buffer.concat(all);
    const { name } = named();
    await this.put(name, bytes);
    return name;
  }

  async link(path: string, { name }: { readonly name: string }): Promise<void> {
    await this.put(name, await readFile(path));
  }

  async open(name: string): Promise<MediaFile | undefined> {
    const bytes = this.#files.get(name);
    return bytes && openBytes(bytes);
  }

  async *all(): AsyncGenerator<{ readonly name: string; readonly size: number }, void> {
    for (const [name, { length: size }] of this.#files) yield { name, size };
  }

  path(): undefined {
    return undefined;
  }
}

const openBytes = (bytes: Buffer): MediaFile => ({
  stat: async () => ({ size: bytes.length }),
  read: async (buffer, offset, length, position) => ({
    bytesRead: bytes.copy(buffer, offset, position, position + length),
  }),
  createReadStream: ({ start, end }) => Readable.from([bytes.subarray(start, end + 1)]),
  close: async () => undefined,
});
