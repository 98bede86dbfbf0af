import type { Random } from '../../../base/random.ts';
import { extensionOf } from '../../../media/sniff.ts';
import type { StoredAttachment } from '../../../store/page/message.ts';
import type { ReadyFile } from './obtain.ts';

/** What a file is called that nobody gave a name, or whose type is no file's own (wire.md 5.6). */
const NAMES: Readonly<
  Record<ReadyFile['kind'], (id: string, seconds: number, ending: string) => string>
> = {
  image: (id) => `image-${id}`,
  video: (_, seconds, ending) => `video-${seconds}.${ending}`,
  audio: (_, seconds, ending) => `audioclip-${seconds}.${ending}`,
  file: (id, _, ending) => `file-${id}.${ending}`,
};

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
  const named = NAMES[kind](id, Math.floor(now / 1000), extensionOf(mime) || 'bin');
  return {
    ...{ id, kind, media, size },
    name: kind === 'file' ? (filename ?? named) : named,
    mime: mime ?? 'application/octet-stream',
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(length !== undefined && { length }),
  };
}
