import { type BuiltInSticker, labelOf } from '../../../media/stickers/stickers.ts';
import { declare } from '../../services.ts';

const { scalar } = declare;

/** A sticker with the language that it is told in. */
export interface StickerNode {
  readonly sticker: BuiltInSticker;
  readonly locale: string | undefined;
}

/** A sticker that can be sent (wire.md 8.9). */
export const stickerType = declare.node<StickerNode>('Sticker', 'A sticker that can be sent.', {
  id: ({ sticker }) => sticker.id,
  standard: ['id', 'name', 'image_url', 'width', 'height', 'is_animated'],
  fields: [
    scalar('name', 'string', 'What it is called, in the language of `locale`.', (node) =>
      labelOf(node.sticker, node.locale),
    ),
    scalar('image_url', 'string', 'Address of its picture.', ({ sticker }, { services }) =>
      services.mediaLink(sticker.media, 'image/png'),
    ),
    scalar('width', 'int', 'Width in pixels.', ({ sticker }) => sticker.side),
    scalar('height', 'int', 'Height in pixels.', ({ sticker }) => sticker.side),
    scalar('is_animated', 'bool', 'Whether it moves: none of these does.', () => false),
  ],
});
