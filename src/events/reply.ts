import type { Scene, TellableMessage } from './scene.ts';

/**
 * What a message answers: a story, or the id of another, and whether that is by the same sender
 * (wire.md 5.5): on Messenger where it is, on Instagram always. Of one that was taken back its id is
 * told all the same.
 */
export async function replyOf(
  { extra: { replyTo, story }, conversation, created, sender }: TellableMessage,
  scene: Scene,
): Promise<{ readonly reply_to?: object }> {
  if (story?.kind === 'reply_to') {
    return { reply_to: { story: { url: scene.storyLink(story.media, created), id: story.id } } };
  }
  if (!replyTo) return {};
  const place = { ...replyTo, conversation: conversation.no };
  const mid = await scene.mid(place);
  if (mid === undefined) return {};
  const isSelf = (await scene.message(place))?.sender === sender;
  const isSaid = isSelf || conversation.platform === 'INSTAGRAM';
  return { reply_to: { mid, ...(isSaid && { is_self_reply: isSelf }) } };
}
