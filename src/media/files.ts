import type { Readable } from 'node:stream';

/** A file that is open to be read; one of the file system is one. */
export interface MediaFile {
  stat(): Promise<{ readonly size: number }>;
  /** Fills a part of a buffer from a position of the file. */
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  /** What lies from `start` to `end`, the byte there too. */
  createReadStream(range: { readonly start: number; readonly end: number }): Readable;
  close(): Promise<void>;
}

/** Where the bytes of media lie. Names are their SHA-256, in hex. */
export interface MediaFiles {
  /** The folder of files that have no name yet. */
  readonly unfinished: string;
  /** Keeps bytes, unless they are there. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /**
   * Keeps what chunks bring, unless it is there, and gives its name.
   * @param named what it is, asked for behind the last chunk
   * @throws what the chunks throw; nothing is kept then
   */
  keep(
    chunks: AsyncIterable<Uint8Array>,
    named: () => { readonly name: string; readonly size: number },
  ): Promise<string>;
  /** Keeps a file that lies among the {@link unfinished}, and stays there too, unless it is there. */
  link(path: string, named: { readonly name: string; readonly size: number }): Promise<void>;
  open(name: string): Promise<MediaFile | undefined>;
  /** All there are, in no order; one that is kept meanwhile may be missing. */
  all(): AsyncIterable<{ readonly name: string; readonly size: number }>;
  /** Where a file lies, whether or not there is one; undefined where files are none of a file system. */
  path(name: string): string | undefined;
}
