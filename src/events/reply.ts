import type { Scene, TellableMessage } from './scene.ts';

/**
 * What a message answers: the id of another, and whether that is by the same sender, where it is
 * (wire.md 5.5). Of one that was taken back its id is told all the same.
 */
export async function replyOf(
  { extra: { replyTo }, conversation, sender }: TellableMessage,
  scene: Scene,
): Promise<{ readonly reply_to?: object }> {
  if (!replyTo) return {};
  const place = { ...replyTo, conversation: conversation.no };
  const mid = await scene.mid(place);
  if (mid === undefined) return {};
  const isSelf = (await scene.message(place))?.sender === sender;
  return { reply_to: { mid, ...(isSelf && { is_self_reply: true }) } };
}
