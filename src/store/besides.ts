/** Bytes of a piece of a file; only the last of a file may be shorter. */
export const PIECE_BYTES = 256 * 1024;

/** A file that is kept in pieces. */
export interface PiecedFile {
  readonly name: string;
  /** Bytes of all of it. */
  readonly size: number;
}

/** Files in pieces: what of one is asked for is a piece, however long the file is. */
export interface FilePieces {
  /** Bytes of a file; undefined where there is none, or not all of it. */
  sizeOf(name: string): Promise<number | undefined>;
  /** @param no from 0 */
  read(name: string, no: number): Promise<Uint8Array | undefined>;
  /** Adds a piece, unless it is there: of one name there is only one file. */
  write(name: string, no: number, bytes: Uint8Array): Promise<void>;
  /** All pieces are there: from now on it is a file, and on disk. */
  finish(file: PiecedFile): Promise<void>;
  /** Files in the order of their names, so many behind one of them. */
  after(name: string, limit: number): Promise<PiecedFile[]>;
}

/** What all processes of a store agree on, and is no state of it: neither copied nor in a snapshot. */
export interface PlaceMarks {
  get(name: string): Promise<string | undefined>;
  /** Sets one that is not set; gives what is set then, by whichever process was first. */
  settle(name: string, value: string): Promise<string>;
}

/** What a database keeps of a store besides its rows, for processes of several machines. */
export interface Besides {
  readonly pieces: FilePieces;
  readonly marks: PlaceMarks;
}
