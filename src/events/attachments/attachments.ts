import type { Scene, TellableMessage } from '../scene.ts';
import { bare } from './bare.ts';
import { files } from './files.ts';
import { location } from './location.ts';
import { products } from './products.ts';
import { shares } from './shares.ts';
import { sticker } from './sticker.ts';
import { story } from './story.ts';
import type { AttachmentTeller } from './teller.ts';
import { template } from './template.ts';

const TELLERS: readonly AttachmentTeller[] = [
  files,
  sticker,
  shares,
  location,
  story,
  bare,
  template,
  products,
];

/** All that a message has besides its text; nothing where it has none. */
export function attachmentsOf(
  message: TellableMessage,
  scene: Scene,
): { readonly attachments?: readonly object[] } {
  const attachments = TELLERS.flatMap((tell) => tell(message, scene));
  return attachments.length > 0 ? { attachments } : {};
}
