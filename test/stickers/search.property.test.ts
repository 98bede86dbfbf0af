import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findStickers, PACKS } from '../../src/media/stickers/stickers.ts';
import { WORDS } from '../../src/media/stickers/words.ts';
import { isEmoji } from '../../src/messaging/reactions.ts';

const locale = fc.constantFrom(...Object.keys(WORDS));
const sticker = fc.constantFrom(...PACKS.flatMap(({ stickers }) => stickers));

it('a sticker is found by the beginning of each of its words, in any case and language', () => {
  fc.assert(
    fc.property(locale, sticker, fc.nat(), fc.nat(), fc.boolean(), (told, each, i, cut, loud) => {
      const said = WORDS[told as keyof typeof WORDS] as Readonly<Record<string, readonly string[]>>;
      const words = (said[each.name] ?? []).join(' ').split(' ');
      const word = words[i % words.length] ?? '';
      const begun = word.slice(0, 1 + (cut % word.length));
      expect(findStickers(loud ? begun.toUpperCase() : begun, told)).toContain(each);
    }),
  );
});

it('what is found has every word that was asked for; nothing asked finds nothing', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(text, fc.option(text, { nil: undefined }), (query, told) => {
      const found = findStickers(query, told);
      if (query.trim() === '') expect(found).toEqual([]);
      expect(findStickers(`${query} zebra`, told)).toEqual([]);
    }),
  );
});

it('an emoji is one thing drawn, and no text', () => {
  const drawn = fc.constantFrom('👍', '❤', '❤️', '👩‍👩‍👧‍👦', '🇰🇪', '1️⃣', '👍🏽', '🏴󠁧󠁢󠁳󠁣󠁴󠁿');
  fc.assert(
    fc.property(drawn, drawn, fc.string({ unit: 'grapheme', minLength: 1 }), (one, two, text) => {
      expect(isEmoji(one)).toBe(true);
      expect(isEmoji(`${one} ${two}`)).toBe(false);
      expect(isEmoji(`${one}a`)).toBe(false);
      if (isEmoji(text)) expect(text).toMatch(/[^\p{ASCII}]/u);
    }),
  );
});
