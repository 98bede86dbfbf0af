import type { TellableMessage } from './scene.ts';

/** A button template in an echo, with its full payload, as generic ones are captured (wire.md 13.4 b). */
export function buttonsAttachment({ extra, conversation }: TellableMessage): {
  readonly attachments?: readonly object[];
} {
  const { buttons } = extra;
  if (!buttons) return {};
  const template = { type: 'template', payload: { template_type: 'button', buttons } };
  const named = conversation.platform === 'MESSENGER' ? { title: '', url: null } : {};
  return { attachments: [{ ...named, ...template }] };
}
