import type { MediaFile } from '../media/files.ts';
import { PICTURE_HEAD_BYTES, type PictureSize, pictureSize } from '../media/picture-size.ts';
import { HEAD_BYTES, sniff } from '../media/sniff.ts';
import type { ExportDeps } from './spec.ts';
import type { ExportFolder } from './target/target.ts';

/** Where files are found. */
export type ExportedMedia = ExportDeps['media'];

/** A file of the media store, as it is found there; of a picture, its size in pixels. */
export interface StoredBytes extends Partial<PictureSize> {
  readonly name: string;
  readonly size: number;
  /** By its first bytes; undefined when it is nothing that is shown. */
  readonly mime: string | undefined;
}

/** Looks at a file of the media store; undefined when it is not there, or cannot be read. */
export async function bytesOf(
  media: ExportedMedia,
  name: string | undefined,
): Promise<StoredBytes | undefined> {
  if (name === undefined) return undefined;
  try {
    return await withFile(media, name, async (file) => {
      const { size } = await file.stat();
      const read = async (most: number) => {
        const head = Buffer.alloc(Math.min(most, size));
        const { bytesRead } = await file.read(head, 0, head.length, 0);
        return head.subarray(0, bytesRead);
      };
      const head = await read(HEAD_BYTES);
      const mime = sniff(head);
      const isLonger = mime?.startsWith('image/') === true;
      const measured =
        pictureSize(head, mime) ??
        (isLonger ? pictureSize(await read(PICTURE_HEAD_BYTES), mime) : undefined);
      return { name, size, mime, ...measured };
    });
  } catch {
    return undefined;
  }
}

/** Writes one into an export: copied where it is a file itself, else piece by piece. */
export async function copyBytes(
  media: ExportedMedia,
  target: ExportFolder,
  { name, size }: StoredBytes,
  path: string,
): Promise<void> {
  const source = media.placeOf(name);
  if (source !== undefined) return target.copy(source, path);
  await withFile(media, name, async (file) => {
    await target.fill(size > 0 ? file.createReadStream({ start: 0, end: size - 1 }) : [], path);
  });
}

/** @throws Error where there is none */
async function withFile<T>(
  media: ExportedMedia,
  name: string,
  work: (file: MediaFile) => Promise<T>,
): Promise<T> {
  const file = await media.open(name);
  if (!file) throw new Error(`The medium ${name} is gone.`);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
