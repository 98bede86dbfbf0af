import { stickerFormOf } from '../../events/attachments/sticker.ts';
import { stickerNamed } from '../../media/stickers/stickers.ts';
import { FLAGS, type MessageExtra, STICKER_FORMS } from '../../store/page/message.ts';
import type { Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { text, type Values, word } from '../schema.ts';

/** The parameters that say which sticker is sent. */
export const stuck = {
  'sticker?': text(
    'a sticker, by its name or id: `like`, or what GET /sticker_packs/{id}/stickers lists',
    '--sticker <sticker>',
  ),
  'sticker_as?': word(
    STICKER_FORMS,
    'as what webhooks tell of it (default: as on that day, by the calendar or else the clock: as an image, as both, since 30 August 2026 as a sticker)',
    { what: 'A sticker is told as', flag: '--sticker-as <image|both|sticker>' },
  ),
};

/**
 * The sticker that a message is. On Instagram apps are told that there is something unsupported
 * (wire.md 13.1, 22).
 * @throws AdminError where there is none of that name
 */
export function stickerOf(
  { person, offer, at }: Pick<Stage, 'person' | 'offer' | 'at'>,
  { sticker, sticker_as }: Values<typeof stuck>,
): { readonly extra: Pick<MessageExtra, 'sticker'>; readonly flags: number } {
  if (sticker === undefined) return { extra: {}, flags: 0 };
  const found = stickerNamed(sticker);
  if (!found) {
    throw new AdminError(
      `There is no sticker "${sticker}": there are like, hello, thank-you, parcel and others, which GET /sticker_packs and /sticker_packs/{id}/stickers list.`,
      { missing: sticker },
    );
  }
  const { id, media } = found;
  const form = sticker_as ?? stickerFormOf(offer, at);
  return {
    extra: { sticker: { id, media, ...(form && { form }) } },
    flags: person.platform === 'INSTAGRAM' ? FLAGS.unsupported : 0,
  };
}
