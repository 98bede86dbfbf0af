import { GraphError } from '../../../graph/errors/error.ts';
import { PACKS } from '../../../media/stickers/stickers.ts';
import type { TokenEndpoint } from '../endpoint.ts';
import { listText, locale, permitStickers } from './list.ts';
import { stickerType } from './sticker-type.ts';

/** The stickers of a pack (wire.md 8.9). */
export const packStickers: TokenEndpoint = {
  path: 'sticker_packs/{id}/stickers',
  part: 'stickers',
  methods: ['GET'],
  access: 'token',
  asks: 'readStickers',
  of: stickerType,
  isList: true,
  description: 'The stickers of a pack, with the app token.',
  params: [locale],
  run(request, call) {
    permitStickers(call);
    const [, id = ''] = request.segments;
    const pack = PACKS.find((each) => each.id === id);
    if (!pack) throw new GraphError('notFound', { method: 'get', id });
    const told = request.params.get('locale');
    const stickers = pack.stickers.map((sticker) => ({ sticker, locale: told }));
    return listText(stickerType, stickers, request, call);
  },
};
