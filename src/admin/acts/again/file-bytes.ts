import type { MediaStore } from '../../../media/media-store.ts';
import type { StoredAttachment } from '../../../store/page/message.ts';
import { MOST_BYTES } from '../most-bytes.ts';

/** A file as the acts take it. */
interface SentBytes {
  readonly base64: string;
  readonly name?: string;
}

/** The bytes of files that somebody sent; undefined where some are not there any more. */
export async function bytesOfFiles(
  media: MediaStore,
  files: readonly Pick<StoredAttachment, 'media' | 'kind' | 'name'>[],
): Promise<SentBytes[] | undefined> {
  const sent: SentBytes[] = [];
  let left = MOST_BYTES;
  for (const { media: name, kind, name: filename } of files) {
    const bytes = name === undefined ? undefined : await bytesOf(media, name, left);
    if (!bytes) return undefined;
    left -= bytes.length;
    // Pictures, videos and sounds are called by the platform.
    const called = kind === 'file' && filename !== undefined ? { name: filename } : {};
    sent.push({ base64: bytes.toString('base64'), ...called });
  }
  return sent;
}

async function bytesOf(media: MediaStore, name: string, most: number): Promise<Buffer | undefined> {
  const file = await media.open(name);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    if (size > most) return undefined;
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) return undefined;
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
