import { FLAGS } from '../store/page/message.ts';
import type { TellableMessage } from './scene.ts';

/**
 * That Meta's API does not show what was sent, on either platform (wire.md 13.1, 22); what has a type
 * of its own for that says it so (attachments/bare.ts).
 */
export const unsupportedOf = ({
  flags,
  extra,
}: TellableMessage): { readonly is_unsupported?: true } =>
  (flags & FLAGS.unsupported) === 0 || extra.bare ? {} : { is_unsupported: true };
