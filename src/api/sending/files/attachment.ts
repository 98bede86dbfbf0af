import type { Random } from '../../../base/random.ts';
import { extensionOf } from '../../../media/sniff.ts';
import { attachmentName } from '../../../store/page/attachment-name.ts';
import type { StoredAttachment } from '../../../store/page/message.ts';
import type { ReadyFile } from './obtain.ts';

/**
 * A file as a part of the message that is sent.
 * @param now epoch milliseconds of the store's clock
 */
export function attachmentOf(
  { media, kind, mime, size, width, height, length, filename }: ReadyFile,
  random: Random,
  now: number,
): StoredAttachment {
  const id = random.digits(16);
  const unnamed = `${kind}-${id}.${extensionOf(mime) || 'bin'}`;
  const file = kind === 'file' ? (filename ?? unnamed) : unnamed;
  return {
    ...{ id, kind, media, size },
    name: attachmentName(kind, { id, created: now, file }),
    mime: mime ?? 'application/octet-stream',
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(length !== undefined && { length }),
  };
}
