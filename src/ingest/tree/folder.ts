import {
  closeSync,
  constants,
  type Dirent,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { breather } from '../../base/breather.ts';
import type { Remark } from '../report.ts';
import { failureText } from './failure-text.ts';
import type { TreeFile, TreeSource } from './file.ts';
import { isLeftover } from './leftover.ts';

const PIECE = 256 * 1024;

/**
 * A folder with all that is in it, or one file. Links are refused and not followed.
 * @param closed a folder that is passed over, by its path without links
 */
export async function folderSource(given: string, closed?: string): Promise<TreeSource> {
  const files: TreeFile[] = [];
  const problems: Remark[] = [];
  const real = await realpath(given);
  const breathe = breather();
  const isFile = (await stat(real)).isFile();
  const folder = isFile ? dirname(real) : real;
  const root = {
    real: folder.endsWith(sep) ? folder : `${folder}${sep}`,
    shown: isFile ? dirname(given) : given,
    place: placeOf(folder),
  };
  const walk = async (inside: string): Promise<void> => {
    await breathe();
    for (const entry of entriesOf(root, inside, problems)) {
      const within = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (isLeftover(within) || root.real + within === closed) continue;
      if (entry.isDirectory()) await walk(within);
      else if (entry.isFile()) files.push(new LocalFile(root, within));
      else problems.push({ file: join(root.shown, within), reason: refusal(entry) });
    }
  };
  if (isFile) files.push(new LocalFile(root, basename(real)));
  else await walk('');
  return { files, problems, close: () => Promise.resolve() };
}

/** A folder that was given. */
interface Root {
  /** Its path without links, with a separator at the end. */
  readonly real: string;
  readonly shown: string;
  /** Where it lies in its archive ({@link placeOf}). */
  readonly place: string;
}

/** Small, since there are many: what else is told of it is worked out when asked for. */
class LocalFile implements TreeFile {
  readonly path: string;
  readonly #root: Root;
  readonly #inside: string;
  #size: number | undefined;

  /** @param inside path below the root, with `/` */
  constructor(root: Root, inside: string) {
    this.#root = root;
    this.#inside = inside;
    const path = root.place === '' ? inside : `${root.place}/${inside}`;
    const composed = path.normalize('NFC');
    this.path = composed === path ? path : composed;
  }

  get shown(): string {
    return join(this.#root.shown, this.#inside);
  }

  get source(): string {
    return this.#root.real;
  }

  get size(): number {
    this.#size ??= statSync(this.#real, { throwIfNoEntry: false })?.size ?? 0;
    return this.#size;
  }

  read(): Iterable<Buffer> {
    return readFile(this.#real, this.size);
  }

  readPart(from: number, to: number): Iterable<Buffer> {
    return readFile(this.#real, to - from, from);
  }

  readNow(): Buffer | undefined {
    if (this.size >= PIECE) return undefined;
    const pieces = readFile(this.#real, this.size);
    try {
      const { value = Buffer.alloc(0) } = pieces.next();
      return pieces.next().done ? value : undefined;
    } finally {
      pieces.return();
    }
  }

  get #real(): string {
    return this.#root.real + this.#inside;
  }
}

const refusal = (entry: Dirent): string =>
  entry.isSymbolicLink()
    ? 'it is a link, and links are not followed'
    : 'it is neither a file nor a folder';

function entriesOf(root: Root, inside: string, problems: Remark[]): Dirent[] {
  try {
    const entries = readdirSync(root.real + inside, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const shown = inside === '' ? root.shown : join(root.shown, inside);
    problems.push({ file: shown, reason: failureText(error) });
    return [];
  }
}

/**
 * Where a folder lies in its archive, when it is given from the middle of one:
 * `messages/inbox/alice_1`. Empty for a folder above `messages`.
 */
function placeOf(folder: string): string {
  const parts = folder.split(sep);
  const from = parts.lastIndexOf('messages');
  const isRoot = (part = '') => /^(?:your|this_profile's)_.*activity/.test(part);
  if (from >= parts.length - 4 && from >= 0) {
    return parts.slice(isRoot(parts[from - 1]) ? from - 1 : from).join('/');
  }
  return isRoot(parts.at(-1)) ? (parts.at(-1) as string) : '';
}

/** The buffer that the next file is read into; undefined while one is being read. */
let spare: Buffer | undefined;

/**
 * Read without waiting: a download has tens of thousands of small files, and each turn through the
 * thread pool costs more than the read. Whoever reads many gives others their turn (base/breather.ts).
 * @param size what the file had when it was looked at, or of how much of it is wanted
 * @param from where that begins; without it the file is read to its end, however long it is
 */
function* readFile(path: string, size: number, from?: number): Generator<Buffer, void, void> {
  // Whoever put a link there since the folder was listed does not get it read.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  // One buffer for all pieces of all files: they would leave thousands behind.
  const piece = spare ?? Buffer.allocUnsafeSlow(PIECE);
  spare = undefined;
  try {
    let bytes = 0;
    for (;;) {
      const wanted = from === undefined ? piece.length : Math.min(piece.length, size - bytes);
      const place = from === undefined ? null : from + bytes;
      const read = wanted === 0 ? 0 : readSync(file, piece, 0, wanted, place);
      if (read === 0) return;
      bytes += read;
      yield piece.subarray(0, read);
      // All that was there, and no more is: asking again costs as much as reading did.
      if (bytes === size && read < piece.length) return;
    }
  } finally {
    spare = piece;
    closeSync(file);
  }
}
