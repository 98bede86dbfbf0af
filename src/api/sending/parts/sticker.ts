import { stickerOfId } from '../../../media/stickers/stickers.ts';
import type { MessageExtra, StickerForm } from '../../../store/page/message.ts';

/**
 * A sticker of the catalogue, with its picture as it is today.
 * @param form as what it is told of; as on the day on which it was sent without it
 */
export function stickerOf(
  id: string,
  form: StickerForm | undefined,
): Pick<MessageExtra, 'sticker'> {
  const found = stickerOfId(id);
  return found ? { sticker: { id, media: found.media, ...(form && { form }) } } : {};
}
