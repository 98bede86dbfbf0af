import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { breather } from '../breathe.ts';
import type { Skipped } from '../report.ts';
import { failureText } from './failure-text.ts';
import type { TreeFile, TreeSource } from './file.ts';

const PIECE = 256 * 1024;

/** A folder with all that is in it, or one file. Links are refused and not followed. */
export async function folderSource(given: string): Promise<TreeSource> {
  const files: TreeFile[] = [];
  const problems: Skipped[] = [];
  const real = await realpath(given);
  const breathe = breather();
  const isFile = (await stat(real)).isFile();
  const folder = isFile ? dirname(real) : real;
  const root = { real: folder, shown: isFile ? dirname(given) : given, place: placeOf(folder) };
  const walk = async (folder: string, shown: string, inside: string): Promise<void> => {
    await breathe();
    for (const entry of entriesOf(folder, shown, problems)) {
      const path = join(folder, entry.name);
      const named = join(shown, entry.name);
      const within = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) await walk(path, named, within);
      else if (entry.isFile()) files.push(new LocalFile(root, within));
      else problems.push({ file: named, reason: refusal(entry) });
    }
  };
  if (isFile) files.push(new LocalFile(root, basename(real)));
  else await walk(real, given, '');
  return { files, problems, close: () => Promise.resolve() };
}

/** A folder that was given. */
interface Root {
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

  get size(): number {
    return statSync(this.#real, { throwIfNoEntry: false })?.size ?? 0;
  }

  read(): AsyncGenerator<Buffer, void, void> {
    return readFile(this.#real);
  }

  get #real(): string {
    return join(this.#root.real, this.#inside);
  }
}

const refusal = (entry: Dirent): string =>
  entry.isSymbolicLink()
    ? 'it is a link, and links are not followed'
    : 'it is neither a file nor a folder';

function entriesOf(folder: string, shown: string, problems: Skipped[]): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
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
  const isRoot = (part = '') => /^your_.*activity/.test(part);
  if (from >= parts.length - 4 && from >= 0) {
    return parts.slice(isRoot(parts[from - 1]) ? from - 1 : from).join('/');
  }
  return isRoot(parts.at(-1)) ? (parts.at(-1) as string) : '';
}

/**
 * Read without waiting: a download has tens of thousands of small files, and each turn through the
 * thread pool costs more than the read. Whoever reads many gives others their turn (breathe.ts).
 */
async function* readFile(path: string): AsyncGenerator<Buffer, void, void> {
  // Whoever put a link there since the folder was listed does not get it read.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = fstatSync(file);
    // One buffer for all pieces: a large file would leave thousands behind.
    const piece = Buffer.allocUnsafe(Math.min(size + 1, PIECE));
    for (;;) {
      const read = readSync(file, piece, 0, piece.length, null);
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
