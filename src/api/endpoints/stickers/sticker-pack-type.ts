import { descriptionOf, labelOf, type StickerPack } from '../../../media/stickers/stickers.ts';
import { declare } from '../../services.ts';

const { scalar } = declare;

/** A pack with the language that it is told in. */
export interface PackNode {
  readonly pack: StickerPack;
  readonly locale: string | undefined;
}

/** Stickers that belong together (wire.md 8.9). */
export const stickerPackType = declare.node<PackNode>('StickerPack', 'A pack of stickers.', {
  id: ({ pack }) => pack.id,
  standard: ['id', 'name', 'description', 'preview_image_url', 'sticker_count'],
  fields: [
    scalar('name', 'string', 'What it is called, in the language of `locale`.', (node) =>
      labelOf(node.pack, node.locale),
    ),
    scalar('description', 'string', 'What is in it, in the language of `locale`.', (node) =>
      descriptionOf(node.pack, node.locale),
    ),
    scalar('preview_image_url', 'string', 'Address of a picture.', ({ pack }, { services }) =>
      services.mediaLink(pack.stickers[0].media, 'image/png'),
    ),
    scalar('sticker_count', 'int', 'How many are in it.', ({ pack }) => pack.stickers.length),
  ],
});
