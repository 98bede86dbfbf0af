import { open } from 'node:fs/promises';
import type { MediaStore } from '../media/media-store.ts';
import { HEAD_BYTES, sniff } from '../media/sniff.ts';

/** A file of the media store, as it is found there. */
export interface StoredBytes {
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
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return { path, size, mime: sniff(head.subarray(0, bytesRead)) };
  } catch {
    return undefined;
  }
}
