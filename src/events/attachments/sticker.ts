import type { StickerForm } from '../../store/page/message.ts';
import { exactNumber } from '../exact-number.ts';
import type { TellableMessage } from '../scene.ts';
import type { AttachmentTeller } from './teller.ts';

/** From when on stickers are told as such, and from when on no more as pictures (wire.md 9.3). */
const TOLD_AS_STICKERS = Date.UTC(2026, 5, 1);
const TOLD_AS_PICTURES_UNTIL = Date.UTC(2026, 7, 30);

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

function formAt(created: number): StickerForm {
  if (created < TOLD_AS_STICKERS) return 'image';
  return created < TOLD_AS_PICTURES_UNTIL ? 'both' : 'sticker';
}
