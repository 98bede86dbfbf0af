import type { AttachmentTeller } from './teller.ts';

/** What is told by its kind: a heart, what is gone once it was seen, what has no kind (wire.md 9.4). */
export const bare: AttachmentTeller = ({ extra: { bare } }, scene) => {
  if (!bare) return [];
  const { kind, media } = bare;
  return [{ type: kind, ...(media !== undefined && { payload: { url: scene.link(media) } }) }];
};
