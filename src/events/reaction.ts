import { type EventShape, onBoth } from './shape.ts';

/** A person reacted to a message, or took that back, of which most streams tell no more (wire.md 13.2, 42). */
export const reaction: EventShape<'reaction'> = {
  fields: onBoth('message_reactions'),
  standby: false,
  async tell({ body }, scene) {
    const mid = await scene.mid(body);
    if (mid === undefined) return undefined;
    const { action, emoji, reaction } = body;
    const person = await scene.person(body.person, body.conversation);
    return {
      by: 'person',
      person: person?.id,
      own: { reaction: { mid, action, emoji, reaction } },
    };
  },
};
