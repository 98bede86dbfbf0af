import type { AttachmentTeller } from './teller.ts';

/**
 * Pictures, videos, audio and other files, each at an address that receivers load it from
 * (wire.md 9.3). Of one whose bytes are not here there is none to tell.
 */
export const files: AttachmentTeller = ({ extra: { attachments = [] } }, scene) =>
  attachments.flatMap(({ kind, media, mime }) =>
    kind === 'template' || media === undefined
      ? []
      : [{ type: kind, payload: { url: scene.link(media, mime) } }],
  );
