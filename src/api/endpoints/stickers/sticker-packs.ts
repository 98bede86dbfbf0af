import { PACKS } from '../../../media/stickers/stickers.ts';
import type { TokenEndpoint } from '../endpoint.ts';
import { listText, locale, permitStickers } from './list.ts';
import { stickerPackType } from './sticker-pack-type.ts';

/** The packs of the catalogue (wire.md 8.9). */
export const stickerPacks: TokenEndpoint = {
  path: 'sticker_packs',
  part: 'stickers',
  methods: ['GET'],
  access: 'token',
  asks: 'readStickers',
  of: stickerPackType,
  isList: true,
  description: 'Packs of stickers that can be sent, with the app token.',
  params: [locale],
  run(request, call) {
    permitStickers(call);
    const told = request.params.get('locale');
    const packs = PACKS.map((pack) => ({ pack, locale: told }));
    return listText(stickerPackType, packs, request, call);
  },
};
