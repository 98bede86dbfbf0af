import { open } from 'node:fs/promises';
import type { MediaStore } from '../media/media-store.ts';
import { PICTURE_HEAD_BYTES, type PictureSize, pictureSize } from '../media/picture-size.ts';
import { HEAD_BYTES, sniff } from '../media/sniff.ts';

/** A file of the media store, as it is found there; of a picture, its size in pixels. */
export interface StoredBytes extends Partial<PictureSize> {
  /** Where it lies. */
  readonly path: string;
  readonly size: number;
  /** By its first bytes; undefined when it is nothing that is shown. */
  readonly mime: string | undefined;
}

/** Looks at a file of the media store; undefined when it is not there, or cannot be read. */
export async function bytesOf(
  media: Pick<MediaStore, 'path'>,
  name: string | undefined,
): Promise<StoredBytes | undefined> {
  if (name === undefined) return undefined;
  try {
    const path = media.path(name);
    await using file = await open(path);
    const { size } = await file.stat();
    const read = async (most: number) => {
      const head = Buffer.alloc(Math.min(most, size));
      const { bytesRead } = await file.read(head, 0, head.length, 0);
      return head.subarray(0, bytesRead);
    };
    const head = await read(HEAD_BYTES);
    const mime = sniff(head);
    const measured =
      pictureSize(head, mime) ??
      (mime?.startsWith('image/') ? pictureSize(await read(PICTURE_HEAD_BYTES), mime) : undefined);
    return { path, size, mime, ...measured };
  } catch {
    return undefined;
  }
}
