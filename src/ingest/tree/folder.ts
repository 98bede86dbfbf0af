import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { Skipped } from '../report.ts';
import { failureText } from './failure-text.ts';
import type { TreeFile, TreeSource } from './file.ts';

const PIECE = 256 * 1024;

/** A folder with all that is in it, or one file. Links are refused and not followed. */
export async function folderSource(given: string): Promise<TreeSource> {
  const files: TreeFile[] = [];
  const problems: Skipped[] = [];
  const real = await realpath(given);
  const add = async (path: string, shown: string, inside: string): Promise<void> => {
    const { size } = await stat(path);
    files.push({ path: inside.normalize('NFC'), shown, size, read: () => readFile(path) });
  };
  const walk = async (folder: string, shown: string, inside: string): Promise<void> => {
    for (const entry of await entriesOf(folder, shown, problems)) {
      const path = join(folder, entry.name);
      const named = join(shown, entry.name);
      const within = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) await walk(path, named, within);
      else if (entry.isFile()) await add(path, named, within);
      else problems.push({ file: named, reason: refusal(entry) });
    }
  };
  const isFile = (await stat(real)).isFile();
  const top = placeOf(isFile ? dirname(real) : real);
  if (isFile) await add(real, given, top === '' ? basename(real) : `${top}/${basename(real)}`);
  else await walk(real, given, top);
  return { files, problems, close: () => Promise.resolve() };
}

const refusal = (entry: Dirent): string =>
  entry.isSymbolicLink()
    ? 'it is a link, and links are not followed'
    : 'it is neither a file nor a folder';

async function entriesOf(folder: string, shown: string, problems: Skipped[]): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
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

async function* readFile(path: string): AsyncGenerator<Buffer, void, void> {
  // Whoever put a link there since the folder was listed does not get it read.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const { bytesRead } = await file.read(piece, 0, PIECE);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
