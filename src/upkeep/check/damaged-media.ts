import { createHash } from 'node:crypto';
import type { MediaStore } from '../../media/media-store.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './finding.ts';

const DAMAGED = {
  name: 'media.damaged',
  says: 'A medium holds other bytes than it was kept with.',
  means: 'Whoever opens its link sees a broken file, or another.',
  todo: 'The disk may be failing: look after it, then put the file back from a copy of the folder media.',
};

/** Reads every medium: it is named by the SHA-256 of its bytes. */
export async function damagedMedia(
  media: MediaStore,
  findings: Findings,
  total: number,
  { signal, onProgress }: Checking,
): Promise<void> {
  let read = 0;
  for await (const { name, size } of media.all()) {
    signal?.throwIfAborted();
    const file = await media.open(name);
    if (!file) continue;
    const digest = createHash('sha256');
    try {
      if (size > 0)
        for await (const some of file.createReadStream({ start: 0, end: size - 1 }))
          digest.update(some);
    } finally {
      await file.close();
    }
    read += size;
    onProgress?.(read, Math.max(read, total));
    if (digest.digest('hex') !== name) findings.add(DAMAGED, () => name);
  }
}
