import { PICTURES } from './pictures.ts';
import { wordsOf } from './words.ts';

/** A sticker of ours. */
export interface BuiltInSticker {
  readonly id: string;
  /** How its picture and its words are called. */
  readonly name: keyof typeof PICTURES;
  /** Its picture, as a media name; all are PNG. */
  readonly media: string;
  /** Width and height in pixels. */
  readonly side: number;
}

/** Stickers that belong together. */
export interface StickerPack {
  readonly id: string;
  readonly name: 'pip' | 'answers' | 'shop';
  readonly stickers: readonly [BuiltInSticker, ...BuiltInSticker[]];
}

const sticker = (id: string, name: keyof typeof PICTURES): BuiltInSticker => ({
  ...{ id, name },
  ...PICTURES[name],
});

/** What the catalogue lists: of our own drawing, under ids of our own (docs/decisions/0093). */
export const PACKS: readonly StickerPack[] = [
  {
    ...{ id: '840917300000100', name: 'pip' },
    stickers: [
      sticker('840917300000101', 'cat-hello'),
      sticker('840917300000102', 'cat-happy'),
      sticker('840917300000103', 'cat-love'),
      sticker('840917300000104', 'cat-sad'),
      sticker('840917300000105', 'cat-sleepy'),
    ],
  },
  {
    ...{ id: '840917300000200', name: 'answers' },
    stickers: [
      sticker('840917300000201', 'thank-you'),
      sticker('840917300000202', 'yes'),
      sticker('840917300000203', 'sorry'),
      sticker('840917300000204', 'hooray'),
    ],
  },
  {
    ...{ id: '840917300000300', name: 'shop' },
    stickers: [
      sticker('840917300000301', 'parcel'),
      sticker('840917300000302', 'van'),
      sticker('840917300000303', 'gift'),
      sticker('840917300000304', 'bag'),
    ],
  },
];

/** The thumb in its three sizes, under Meta's ids: in no pack, and always there (wire.md 8.2). */
const THUMBS: readonly BuiltInSticker[] = [
  sticker('369239263222822', 'thumb'),
  sticker('369239343222814', 'thumb-medium'),
  sticker('369239383222810', 'thumb-large'),
];

const LISTED = PACKS.flatMap(({ stickers }) => stickers);

/** Every sticker that can be sent. */
export const STICKERS: readonly BuiltInSticker[] = [...THUMBS, ...LISTED];

const BY_ID = new Map(STICKERS.map((each) => [each.id, each]));

export const stickerOfId = (id: string): BuiltInSticker | undefined => BY_ID.get(id);

/** By its id, or what it is called, here or in English, in any case. */
export const stickerNamed = (text: string): BuiltInSticker | undefined => {
  const asked = folded(text.trim());
  return STICKERS.find((each) => [each.id, each.name, folded(labelOf(each))].includes(asked));
};

/** What a sticker or a pack is called; a thumb, which the catalogue does not list, is a like. */
export const labelOf = ({ name }: BuiltInSticker | StickerPack, locale?: string): string =>
  name.startsWith('thumb') ? 'Like' : wordOf(name, locale)[0];

/** What a pack is about. */
export const descriptionOf = ({ name }: StickerPack, locale?: string): string =>
  wordOf(name, locale)[1];

/**
 * The stickers of all packs that are called something, or are found by it: each word of it begins one
 * of theirs, in the language of the locale alone (wire.md 8.9).
 */
export function findStickers(query: string, locale?: string): readonly BuiltInSticker[] {
  const asked = folded(query).split(/\s+/).filter(Boolean);
  return LISTED.filter(({ name }) => {
    const known = ` ${folded(wordOf(name, locale).join(' '))}`;
    return asked.length > 0 && asked.every((word) => known.includes(` ${word}`));
  });
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const wordOf = (name: string, locale: string | undefined): readonly [string, string] =>
  (wordsOf(locale) as Readonly<Record<string, readonly [string, string]>>)[name] ?? ['', ''];
