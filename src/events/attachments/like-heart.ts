import type { AttachmentTeller } from './teller.ts';

/** Instagram's heart, which has nothing besides (wire.md 9.4). */
export const likeHeart: AttachmentTeller = ({ extra }) =>
  extra.likeHeart ? [{ type: 'like_heart' }] : [];
