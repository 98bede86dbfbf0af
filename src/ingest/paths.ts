import { open, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { GivenArchive, SentFiles } from './given.ts';
import { tellPacked, zipsAmong } from './packed.ts';
import type { ImportTally } from './report.ts';
import type { TreeSource } from './tree/file.ts';
import { folderSource } from './tree/folder.ts';
import { singleSource } from './tree/single.ts';
import { isZip, isZipName, zipSource } from './tree/zip.ts';

/** What the paths of an import are. */
export interface SortedPaths {
  /** Files of dialogues. */
  readonly dialogues: readonly GivenArchive[];
  /** Everything that belongs to a download, as given. */
  readonly archives: readonly string[];
  readonly sources: readonly TreeSource[];
}

/** Bytes at the beginning of a file that tell what it is. */
const HEAD = 64 * 1024;

/**
 * Finds out what each path is; one that is given twice counts once.
 * @param without a folder that nothing is taken from, wherever it lies, but for what was sent
 * @param sent files that were sent, which are given by their names
 */
export async function sortPaths(
  paths: readonly string[],
  tally: ImportTally,
  {
    without,
    sent,
  }: { readonly without?: string | undefined; readonly sent?: SentFiles | undefined },
): Promise<SortedPaths> {
  const dialogues: GivenArchive[] = [];
  const archives: string[] = [];
  const sources: TreeSource[] = [];
  const seen = new Set<string>();
  const closed = without === undefined ? undefined : await realpath(without).catch(() => without);
  for (const path of paths) {
    const lies = sent?.get(path);
    const given = { name: path, at: lies ?? path };
    const real = await realpath(given.at).catch(() => given.at);
    if (seen.has(real)) continue;
    seen.add(real);
    const isOurs = closed !== undefined && (real === closed || real.startsWith(`${closed}${sep}`));
    if (isOurs && lies === undefined) {
      tally.skip(path, 'it lies in the folder of the store itself');
      continue;
    }
    const kind = await kindOf(given);
    if (kind === 'dialogues') dialogues.push(given);
    else if (kind === 'neither') tally.skip(path, 'it is neither a file nor a folder');
    else {
      archives.push(path);
      const all =
        lies !== undefined && kind === 'folder'
          ? [await singleSource(given)]
          : await sourcesOf(kind, given, closed);
      for (const [i, one] of all.entries()) tellPacked(one, kind === 'zip' || i > 0, tally);
      sources.push(...all);
    }
  }
  return { dialogues, archives, sources };
}

async function kindOf({
  name: path,
  at,
}: GivenArchive): Promise<'folder' | 'zip' | 'dialogues' | 'neither'> {
  const found = await stat(at).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  if (found && !found.isFile()) return 'neither';
  if (isZipName(path) && found) return 'zip';
  const head = found && (await headOf(at));
  if (head && isZip(head)) return 'zip';
  // A file of a download may be given by itself; a dialogue file says so in its first line.
  return head && /\.(json|html?)$/i.test(path) && !isDialogue(head) ? 'folder' : 'dialogues';
}

/** A folder may hold the parts of a download as they came, beside or below whatever else. */
async function sourcesOf(
  kind: 'folder' | 'zip',
  given: GivenArchive,
  closed: string | undefined,
): Promise<TreeSource[]> {
  if (kind === 'zip') return [await zipSource(given)];
  const folder = await folderSource(given.at, closed);
  const parts = zipsAmong(folder).map(({ shown }) => zipSource({ name: shown, at: shown }));
  return [folder, ...(await Promise.all(parts))];
}

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
