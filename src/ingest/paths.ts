import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlaces } from './archive/places.ts';
import type { Tally } from './report.ts';
import type { TreeSource } from './tree/file.ts';
import { folderSource } from './tree/folder.ts';
import { Tree } from './tree/tree.ts';
import { isZip, isZipName, zipSource } from './tree/zip.ts';

/** What the paths of an import are. */
export interface SortedPaths {
  /** Files of dialogues. */
  readonly dialogues: readonly string[];
  /** Everything that belongs to a download, as given. */
  readonly archives: readonly string[];
  readonly sources: readonly TreeSource[];
}

/** Bytes at the beginning of a file that tell what it is. */
const HEAD = 64 * 1024;

/** Finds out what each path is; one that is given twice counts once. */
export async function sortPaths(paths: readonly string[], tally: Tally): Promise<SortedPaths> {
  const dialogues: string[] = [];
  const archives: string[] = [];
  const sources: TreeSource[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const real = await realpath(path).catch(() => path);
    if (seen.has(real)) continue;
    seen.add(real);
    const kind = await kindOf(path);
    if (kind === 'dialogues') dialogues.push(path);
    else if (kind === 'neither') tally.skip(path, 'it is neither a file nor a folder');
    else {
      archives.push(path);
      sources.push(...(await sourcesOf(kind, path)));
    }
  }
  return { dialogues, archives, sources };
}

async function kindOf(path: string): Promise<'folder' | 'zip' | 'dialogues' | 'neither'> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  if (found && !found.isFile()) return 'neither';
  if (isZipName(path) && found) return 'zip';
  const head = found && (await headOf(path));
  if (head && isZip(head)) return 'zip';
  // A file of a download may be given by itself; a dialogue file says so in its first line.
  return head && /\.(json|html?)$/i.test(path) && !isDialogue(head) ? 'folder' : 'dialogues';
}

async function sourcesOf(kind: 'folder' | 'zip', path: string): Promise<TreeSource[]> {
  if (kind === 'zip') return [await zipSource(path)];
  const folder = await folderSource(path);
  const names = await readdir(path).catch(() => []);
  const zips = names.filter(isZipName).sort();
  if (zips.length === 0 || isUnpacked(folder)) return [folder];
  // A folder that the parts of a download were saved to, as they came, beside whatever else.
  const parts = await Promise.all(zips.map((name) => zipSource(join(path, name))));
  return [folder, ...parts];
}

/** Whether threads lie in folders of a folder: what lies in it beside them may be anything. */
const isUnpacked = (folder: TreeSource): boolean =>
  findPlaces(new Tree([folder])).json.some(({ file }) => file.path.includes('/'));

async function headOf(path: string): Promise<Buffer | undefined> {
  try {
    await using file = await open(path);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  }
}

function isDialogue(head: Buffer): boolean {
  const [line = ''] = head
    .toString()
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n', 1);
  return /"turns"\s*:/.test(line) && !/"messages"\s*:/.test(line);
}
