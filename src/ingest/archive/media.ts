import { posix } from 'node:path';
import { PICTURE_HEAD_BYTES, type PictureSize, pictureSize } from '../../media/picture-size.ts';
import type { StoredFile } from '../../media/seen-bytes.ts';
import { sniff } from '../../media/sniff.ts';
import type { TreeFile } from '../tree/file.ts';
import { plainPath } from '../tree/path-text.ts';
import { readFile, Unreadable } from '../tree/read.ts';
import type { Tree } from '../tree/tree.ts';
import { repaired } from './text.ts';

/** Keeps the bytes of a file: the media store's `putFile`, or one that only looks at them. */
export type Keep = (bytes: AsyncIterable<Uint8Array>) => Promise<StoredFile>;

/** A file that was kept; of a picture, its size, where its header tells. */
export type KeptFile = StoredFile & Partial<PictureSize>;

/** Files of which it is remembered that they were kept: stickers come again and again. */
const MOST_REMEMBERED = 1000;

/** Literals that stand for a file that Meta itself could not get (wire.md 14.10 and 14.19). */
const LOST = /^(?:Failed to download media|Media (?:share )?unavailable\.?)$/;

/** Folders of a thread in which what was sent lies. */
const FOLDERS = ['photos', 'videos', 'audio', 'files', 'gifs', 'media'] as const;

/** Formats that a picture may have been rewritten to without a word of it in its message. */
const PICTURES = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.heic'] as const;
const PICTURE = /^\.(?:png|jpe?g|webp|gif|heic)$/i;

/** Finds the files that messages name, and keeps their bytes. */
export class MediaFinder {
  readonly #tree: Tree;
  readonly #keep: Keep;
  readonly #onKept: (bytes: number) => void;
  readonly #kept = new Map<TreeFile, KeptFile>();

  /** @param onKept told the size of each file that was kept */
  constructor(tree: Tree, keep: Keep, onKept: (bytes: number) => void) {
    this.#tree = tree;
    this.#keep = keep;
    this.#onKept = onKept;
  }

  /**
   * The file behind an address, or why there is none. Addresses begin at the root, with or without
   * the root's own name, or at the folder of the message's file (wire.md 14.9).
   * @param from path of the message's file
   */
  find(uri: string, from: string): TreeFile | string {
    if (LOST.test(uri)) return 'Meta could not put it into the download';
    if (/^https?:/i.test(uri)) return 'it lies on the web and not in the archive';
    for (const text of new Set([uri, repaired(uri), unescaped(uri)])) {
      const path = plainPath(text);
      if (path === undefined) return 'its path leaves the archive';
      const file = this.#search(path, from) ?? this.#renamed(path, from);
      if (file) return file;
    }
    return 'it is not in the archive';
  }

  /**
   * Keeps a file that was found.
   * @throws Unreadable when its bytes cannot be read; whatever else when they cannot be kept
   */
  async keep(file: TreeFile): Promise<KeptFile> {
    const known = this.#kept.get(file);
    if (known) return known;
    let failure: Unreadable | undefined;
    const head = new PictureHead();
    async function* noticing() {
      try {
        for await (const piece of readFile(file)) {
          head.push(piece);
          yield piece;
        }
      } catch (error) {
        if (error instanceof Unreadable) failure = error;
        throw error;
      }
    }
    try {
      const stored = { ...(await this.#keep(noticing())), ...head.size() };
      if (this.#kept.size >= MOST_REMEMBERED) this.#kept.clear();
      this.#kept.set(file, stored);
      this.#onKept(stored.size);
      return stored;
    } catch (error) {
      throw failure ?? error;
    }
  }

  /**
   * A picture that lies in its thread's folder in another format, or a file of which only the name is
   * told (wire.md 14.18). Looked for there alone: all media of a download may be missing.
   */
  #renamed(path: string, from: string): TreeFile | undefined {
    const { dir, base, name, ext } = posix.parse(path);
    const thread = posix.dirname(from);
    const folders = dir === '' ? FOLDERS : [posix.basename(dir)];
    const others = PICTURE.test(ext) ? PICTURES.map((other) => name + other) : [];
    for (const each of [base, ...others]) {
      for (const folder of folders) {
        const file = this.#tree.at(`${thread}/${folder}/${each}`);
        if (file) return file;
      }
    }
    return undefined;
  }

  #search(path: string, from: string): TreeFile | undefined {
    const inMessages = path.indexOf('messages/');
    const paths = inMessages > 0 ? [path, path.slice(inMessages)] : [path];
    let folder = from;
    do {
      folder = posix.dirname(folder);
      for (const each of paths) {
        const file = this.#tree.at(folder === '.' ? each : `${folder}/${each}`);
        if (file) return file;
      }
    } while (folder !== '.' && folder !== '/');
    return undefined;
  }
}

/** Holds on to the beginning of a file as it passes, if it is that of a picture. */
class PictureHead {
  #mime: string | undefined;
  #pieces: Buffer[] = [];
  #bytes = 0;

  push(piece: Buffer): void {
    if (this.#bytes === 0) this.#mime = sniff(piece);
    if (this.#bytes < PICTURE_HEAD_BYTES && this.#mime?.startsWith('image/')) {
      // A copy: the bytes of a piece are good until the next.
      this.#pieces.push(Buffer.from(piece.subarray(0, PICTURE_HEAD_BYTES - this.#bytes)));
    }
    this.#bytes += piece.length;
  }

  size(): PictureSize | undefined {
    return pictureSize(Buffer.concat(this.#pieces), this.#mime);
  }
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
