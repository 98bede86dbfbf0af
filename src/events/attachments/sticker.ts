import { EVERYTHING, type Offer } from '../../graph/declare/offer.ts';
import type { StickerForm } from '../../store/page/message.ts';
import { exactNumber } from '../exact-number.ts';
import type { TellableMessage } from '../scene.ts';
import type { AttachmentTeller } from './teller.ts';

const TYPES: Readonly<Record<StickerForm, readonly string[]>> = {
  image: ['image'],
  both: ['image', 'sticker'],
  sticker: ['sticker'],
};

/** A sticker of Messenger, in the form of its day or in that which was asked for. */
export const sticker: AttachmentTeller = (message, scene) => {
  const found = stickerOn(message);
  if (!found) return [];
  const payload = { url: scene.link(found.media, 'image/png'), sticker_id: exactNumber(found.id) };
  return TYPES[found.form].map((type) => ({ type, payload }));
};

/** The sticker's id beside the attachments, in streams that know it as a picture alone. */
export function stickerIdOf(message: TellableMessage): { readonly sticker_id?: object } {
  const found = stickerOn(message);
  return found?.form === 'image' ? { sticker_id: exactNumber(found.id) } : {};
}

function stickerOn({ extra: { sticker: found }, created, conversation }: TellableMessage) {
  const { id = '', media, form = formAt(created) } = found ?? {};
  if (conversation.platform !== 'MESSENGER' || media === undefined) return undefined;
  return /^\d+$/.test(id) ? { id, media, form } : undefined;
}

/** As what stickers are told of as of the day of an offer; undefined where it is of none. */
export const stickerFormOf = (offer: Offer, now: number): StickerForm | undefined =>
  offer.day === undefined ? undefined : formIn(offer, now);

const formAt = (created: number): StickerForm => formIn(EVERYTHING, created);

function formIn(offer: Offer, now: number): StickerForm {
  if (!offer.has('sticker_attachment', now)) return 'image';
  return offer.has('sticker_image', now) ? 'both' : 'sticker';
}
