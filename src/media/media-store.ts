import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { BUILT_IN } from './built-in.ts';
import { openIfThere } from './disk-files.ts';
import type { MediaFile, MediaFiles } from './files.ts';
import { LinkSigner } from './link-signer.ts';
import { PICTURE_HEAD_BYTES, type PictureSize, pictureSize } from './picture-size.ts';
import { piecesOf } from './pieces-of.ts';
import { SeenBytes, type StoredFile } from './seen-bytes.ts';
import { sniff } from './sniff.ts';
import { Uploads } from './uploads.ts';

/** The path under which media are served. */
export const MEDIA_PATH = '/_convograph/media/';

/** How a link is written. */
export interface LinkOptions {
  /** Scheme and host under which the client reaches us. */
  readonly origin: string;
  /** Unix seconds, or NEVER. Whole hours or days keep a link the same from list to list. */
  readonly expires: number;
  /** File ending for people's eyes; one that is not 1 to 8 of a-z and 0-9 is left out. */
  readonly extension?: string;
}

/** Sizes of pictures that are kept: those of profiles are asked for again and again. */
const MOST_SIZES = 10_000;

/** No other text ever becomes a path. */
const isMediaName = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

function mediaName(text: string): string {
  if (isMediaName(text)) return text;
  throw new TypeError('A media name is 64 hexadecimal digits.');
}

/**
 * Files named by their own SHA-256: the same bytes are one file, and a name never changes its bytes.
 * Links to them are signed and may end.
 */
export class MediaStore {
  /** For files whose request has not decided yet whether to keep them. */
  readonly uploads: Uploads;
  readonly #files: MediaFiles;
  readonly #signer: LinkSigner;
  readonly #sizes = new Map<string, PictureSize | undefined>();

  /**
   * @param files where the bytes lie: a `DiskFiles`, `PiecedFiles` or `MemoryFiles`
   * @param key the vault's `mediaKey`
   */
  constructor(files: MediaFiles, key: Buffer) {
    this.#files = files;
    this.uploads = new Uploads(files.unfinished);
    this.#signer = new LinkSigner(key);
  }

  /**
   * Keeps bytes and returns their name.
   * @throws Error of the file system
   */
  async put(bytes: Uint8Array): Promise<string> {
    const name = hash('sha256', bytes, 'hex');
    await this.#files.put(name, bytes);
    return name;
  }

  /**
   * Keeps a file, or what a stream brings, without holding it in memory.
   * @throws Error of the file system or of the stream; nothing is kept then
   */
  async putFile(source: string | AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const seen = new SeenBytes();
    const chunks = typeof source === 'string' ? createReadStream(source) : source;
    // Listens to the source from now on, and ends it when the bytes cannot be kept.
    await pipeline(chunks, (all: AsyncIterable<Uint8Array>) =>
      this.#files.keep(seen.through(all), () => seen.file()),
    );
    return seen.file();
  }

  /**
   * Keeps a file of {@link uploads}, which nobody writes any more, without writing its bytes again.
   * @throws Error of the file system; nothing is kept then
   */
  async keepUpload(path: string): Promise<StoredFile> {
    const seen = new SeenBytes();
    for await (const _ of seen.through(piecesOf(path)));
    const file = seen.file();
    await this.#files.link(path, file);
    return file;
  }

  /**
   * Where a file of this name lies, whether or not there is one; undefined where it is no file of a file
   * system.
   * @throws TypeError for a text that is no name
   */
  placeOf(name: string): string | undefined {
    return BUILT_IN.get(name) ?? this.#files.path(mediaName(name));
  }

  /**
   * The same where files are those of a file system.
   * @throws TypeError for a text that is no name; Error where they lie in memory or in a database
   */
  path(name: string): string {
    const path = this.placeOf(name);
    if (path !== undefined) return path;
    throw new Error('These media lie in memory or in a database: they have no path.');
  }

  /**
   * A file of this name, to be read and closed; undefined where there is none.
   * @throws TypeError for a text that is no name; Error of the file system
   */
  async open(name: string): Promise<MediaFile | undefined> {
    const kept = await this.#files.open(mediaName(name));
    const comesAlong = BUILT_IN.get(name);
    return kept ?? (comesAlong === undefined ? undefined : openIfThere(comesAlong));
  }

  /** All that are kept here; those that come with the program are none of them. */
  all(): ReturnType<MediaFiles['all']> {
    return this.#files.all();
  }

  /** Whether a file comes with the program, and need not be kept. */
  isBuiltIn(name: string): boolean {
    return BUILT_IN.has(name);
  }

  /** Width and height of a picture, as far as its header tells: measured once, a name never changes. */
  async pictureSize(name: string): Promise<PictureSize | undefined> {
    if (this.#sizes.has(name)) return this.#sizes.get(name);
    // A file that cannot be read is no reason to fail what tells of its size.
    const head = await this.#head(name).catch(() => undefined);
    const size = head && pictureSize(head, sniff(head));
    if (this.#sizes.size >= MOST_SIZES) this.#sizes.clear();
    if (head) this.#sizes.set(name, size);
    return size;
  }

  /** A link to a file: `…/<name>.<ext>?oe=<expiry>&oh=<signature>`, as Meta's CDN writes them. */
  link(name: string, { origin, expires, extension = '' }: LinkOptions): string {
    const ending = /^[a-z0-9]{1,8}$/.test(extension) ? `.${extension}` : '';
    return `${origin}${MEDIA_PATH}${name}${ending}?${this.#signer.query(name, expires)}`;
  }

  /**
   * Whether `oe` and `oh` of a link are right for this name, and not over.
   * @param nowMs epoch milliseconds
   */
  check(name: string, oe: string, oh: string, nowMs: number): 'ok' | 'refused' {
    return isMediaName(name) ? this.#signer.check(name, oe, oh, nowMs) : 'refused';
  }

  async #head(name: string): Promise<Buffer | undefined> {
    const file = await this.open(name);
    if (!file) return undefined;
    try {
      const { size } = await file.stat();
      const head = Buffer.alloc(Math.min(size, PICTURE_HEAD_BYTES));
      const { bytesRead } = await file.read(head, 0, head.length, 0);
      return head.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
}
