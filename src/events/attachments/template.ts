import type { AttachmentTeller } from './teller.ts';

/** A button template in an echo, with its full payload, as generic ones are captured (wire.md 13.4 b). */
export const template: AttachmentTeller = ({ extra: { buttons }, conversation }) => {
  if (!buttons) return [];
  const named = conversation.platform === 'MESSENGER' ? { title: '', url: null } : {};
  return [{ ...named, type: 'template', payload: { template_type: 'button', buttons } }];
};
