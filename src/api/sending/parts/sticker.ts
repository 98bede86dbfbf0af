import { stickerOfId } from '../../../media/stickers/stickers.ts';
import type { MessageExtra } from '../../../store/page/message.ts';

/** A sticker of the catalogue, with its picture as it is today. */
export function stickerOf(id: string): Pick<MessageExtra, 'sticker'> {
  const found = stickerOfId(id);
  return found ? { sticker: { id, media: found.media } } : {};
}
