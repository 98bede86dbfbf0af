import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { MediaStore } from '../media/media-store.ts';
import type { PictureSize } from '../media/picture-size.ts';
import { sniff } from '../media/sniff.ts';
import type { SeedPath } from './file/document.ts';
import type { ReadSeed } from './file/read.ts';

/** What messages and profiles of a seed file name by a path. */
const KINDS = ['image', 'video', 'audio', 'file', 'picture'] as const;
type SeedFileKind = (typeof KINDS)[number];

/** A file that a seed file names, as the media store knows it. */
interface SeedMedium {
  /** Name in the media store. */
  readonly media: string;
  readonly mime: string | undefined;
  /** Bytes. */
  readonly size: number;
  readonly picture: PictureSize | undefined;
}

/** These files by the paths that are written there. */
export type SeedFiles = ReadonlyMap<string, SeedMedium>;

/** As much as Meta takes of a file. */
const LARGEST = 25 * 1024 * 1024;

/**
 * Puts the files that a seed file names into the media store; those that it has already cost little.
 * @param folder where relative paths go from
 * @throws SeedError for one that cannot be read, is too large, or is not what it is called
 */
export async function storeFiles(
  { seed, document }: ReadSeed,
  folder: string,
  media: Pick<MediaStore, 'put' | 'pictureSize'>,
): Promise<SeedFiles> {
  const files = new Map<string, SeedMedium>();
  for (const { kind, path, named } of namedFiles(seed, [])) {
    const bytes = await readFile(resolve(folder, named)).catch((error: NodeJS.ErrnoException) => {
      throw document.errorAt(path, `The file ${named} cannot be read: ${error.code}.`);
    });
    if (bytes.length > LARGEST) throw document.errorAt(path, `The file ${named} is over 25 MB.`);
    const mime = sniff(bytes);
    const wanted = kind === 'picture' ? 'image' : kind;
    if (wanted !== 'file' && !mime?.startsWith(`${wanted}/`)) {
      throw document.errorAt(path, `The file ${named} is no ${wanted} that can be shown.`);
    }
    const name = await media.put(bytes);
    const picture = wanted === 'image' ? await media.pictureSize(name) : undefined;
    files.set(named, { media: name, mime, size: bytes.length, picture });
  }
  return files;
}

interface NamedFile {
  readonly kind: SeedFileKind;
  readonly path: SeedPath;
  readonly named: string;
}

/** Every path of a file within a value: no other keys are called so. */
function* namedFiles(value: unknown, path: SeedPath): Iterable<NamedFile> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const kind = KINDS.find((one) => one === key);
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (kind && typeof each === 'string') yield { kind, path: at, named: each };
    else yield* namedFiles(each, at);
  }
}
