import type { Remark } from '../report.ts';

/** A file of an archive, wherever it lies. */
export interface TreeFile {
  /** Where it lies in the archive: parts joined by `/`, in Unicode's composed form (NFC). */
  readonly path: string;
  /** The same for people: with the folder or zip in front, as given. */
  readonly shown: string;
  /** Path of the folder or zip that it is in. */
  readonly source: string;
  /** What it is made of, where its bytes are not those that lie there (archive/html/). */
  readonly madeOf?: 'html';
  /** Bytes, as its folder or zip tells. */
  readonly size: number;
  /**
   * Its bytes, a piece at a time, each good until the next is asked for. May be read again.
   * @throws Error when they cannot be read, or are not those its zip promises
   */
  read(): AsyncIterable<Buffer> | Iterable<Buffer>;
  /**
   * All of its bytes without waiting, good until another file is read; undefined where they are too
   * many, or not there at once.
   * @throws Error as {@link read}
   */
  readNow?(): Buffer | undefined;
  /**
   * Its bytes from one place to before another, as {@link read}; undefined where all before them
   * would have to be read.
   */
  readPart?(from: number, to: number): Iterable<Buffer>;
}

/** One of the folders and zips that make up an archive. */
export interface TreeSource {
  readonly files: readonly TreeFile[];
  /** What was refused or could not be read. */
  readonly problems: readonly Remark[];
  close(): Promise<void>;
}
