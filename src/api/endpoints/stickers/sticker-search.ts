import { GraphError } from '../../../graph/errors/error.ts';
import { findStickers } from '../../../media/stickers/stickers.ts';
import { requiredParam, type TokenEndpoint } from '../endpoint.ts';
import { listText, locale, permitStickers } from './list.ts';
import { stickerType } from './sticker-type.ts';

/** Letters of what is looked for, at least (wire.md 8.9). */
const SHORTEST = 2;

/** Stickers of all packs by a word (wire.md 8.9). */
export const stickerSearch: TokenEndpoint = {
  path: 'sticker_search',
  part: 'stickers',
  methods: ['GET'],
  access: 'token',
  asks: 'readStickers',
  of: stickerType,
  isList: true,
  description: 'Stickers of all packs that a word is about, with the app token.',
  params: [
    requiredParam('q', 'What is looked for, of 2 letters at least, in the language of `locale`.'),
    locale,
  ],
  run(request, call) {
    permitStickers(call);
    const { params } = request;
    const query = params.get('q')?.trim();
    if (!query) throw new GraphError('requiredParameter', { param: 'q' });
    if ([...query].length < SHORTEST) {
      const wanted = `at least ${SHORTEST} characters long`;
      throw new GraphError('invalidParameter', { param: 'q', wanted });
    }
    const told = params.get('locale');
    const found = findStickers(query, told).map((sticker) => ({ sticker, locale: told }));
    return listText(stickerType, found, request, call);
  },
};
