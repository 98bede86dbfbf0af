import type { AttachmentTeller } from './teller.ts';

/** A story that mentions who is written to (wire.md 9.4). One that is answered: ../reply.ts. */
export const story: AttachmentTeller = ({ extra: { story }, created }, scene) =>
  story?.kind === 'mention'
    ? [{ type: 'story_mention', payload: { url: scene.storyLink(story.media, created) } }]
    : [];
