import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type FilePieces, PIECE_BYTES } from '../store/besides.ts';
import { removeAbandoned, writeTemporary } from './durable-file.ts';
import type { MediaFile, MediaFiles } from './files.ts';

/** Files that are listed at once. */
const STRIDE = 1_000;

/** Files in pieces of a database, which processes of several machines share. */
export class PiecedFiles implements MediaFiles {
  readonly unfinished: string;
  readonly #pieces: FilePieces;
  #isTidy = false;

  /** @param unfinished folder of this machine, where what has no name yet lies */
  constructor(pieces: FilePieces, unfinished: string) {
    this.#pieces = pieces;
    this.unfinished = unfinished;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    await this.#add({ name, size: bytes.length }, async (from) =>
      bytes.subarray(from, from + PIECE_BYTES),
    );
  }

  async keep(
    chunks: AsyncIterable<Uint8Array>,
    named: () => { readonly name: string; readonly size: number },
  ): Promise<string> {
    // What its name is, only its last byte tells.
    const temporary = await writeTemporary(this.unfinished, chunks);
    try {
      if (!this.#isTidy) await removeAbandoned(this.unfinished, temporary);
      this.#isTidy = true;
      const file = named();
      await this.link(temporary, file);
      return file.name;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async link(path: string, named: { readonly name: string; readonly size: number }): Promise<void> {
    await using file = await open(path, 'r');
    const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    await this.#add(named, async (from) => {
      let read = 0;
      while (read < PIECE_BYTES) {
        const { bytesRead } = await file.read(piece, read, PIECE_BYTES - read, from + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return piece.subarray(0, read);
    });
  }

  async open(name: string): Promise<MediaFile | undefined> {
    const size = await this.#pieces.sizeOf(name);
    return size === undefined ? undefined : new PiecedFile(this.#pieces, name, size);
  }

  async *all(): AsyncGenerator<{ readonly name: string; readonly size: number }, void> {
    for (let after = ''; ; ) {
      const some = await this.#pieces.after(after, STRIDE);
      yield* some;
      const last = some.at(-1);
      if (!last) return;
      after = last.name;
    }
  }

  path(): undefined {
    return undefined;
  }

  async #add(
    file: { readonly name: string; readonly size: number },
    bytesAt: (from: number) => Promise<Uint8Array>,
  ): Promise<void> {
    if ((await this.#pieces.sizeOf(file.name)) === file.size) return;
    for (let from = 0, no = 0; from < file.size; from += PIECE_BYTES, no++) {
      await this.#pieces.write(file.name, no, await bytesAt(from));
    }
    await this.#pieces.finish(file);
  }
}

/** One that is read piece by piece; the last that was read is kept. */
class PiecedFile implements MediaFile {
  readonly #pieces: FilePieces;
  readonly #name: string;
  readonly #size: number;
  #kept: { readonly no: number; readonly bytes: Uint8Array } | undefined;

  constructor(pieces: FilePieces, name: string, size: number) {
    this.#pieces = pieces;
    this.#name = name;
    this.#size = size;
  }

  async stat(): Promise<{ readonly size: number }> {
    return { size: this.#size };
  }

  async read(buffer: Buffer, offset: number, length: number, position: number) {
    const end = Math.min(position + length, this.#size) - 1;
    let bytesRead = 0;
    for await (const some of this.#from(position, end)) {
      buffer.set(some, offset + bytesRead);
      bytesRead += some.length;
    }
    return { bytesRead };
  }

  createReadStream({ start, end }: { readonly start: number; readonly end: number }): Readable {
    return Readable.from(this.#from(start, end), { objectMode: false, highWaterMark: 1 });
  }

  async close(): Promise<void> {
    this.#kept = undefined;
  }

  async *#from(start: number, end: number): AsyncGenerator<Uint8Array, void> {
    for (let at = start; at <= end; ) {
      const no = Math.floor(at / PIECE_BYTES);
      const first = no * PIECE_BYTES;
      const some = (await this.#piece(no)).subarray(at - first, end + 1 - first);
      if (some.length === 0) throw new Error(`The medium ${this.#name} is shorter than it was.`);
      yield some;
      at += some.length;
    }
  }

  async #piece(no: number): Promise<Uint8Array> {
    if (this.#kept?.no === no) return this.#kept.bytes;
    const bytes = await this.#pieces.read(this.#name, no);
    if (!bytes) throw new Error(`A piece of the medium ${this.#name} is gone.`);
    this.#kept = { no, bytes };
    return bytes;
  }
}
