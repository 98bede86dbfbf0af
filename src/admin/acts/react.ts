import { emojiOf, isEmoji, wordOf } from '../../messaging/reactions.ts';
import { recordReaction } from '../../store/page/commands/record-reaction.ts';
import { messageFor, onStage, requireOpen } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text, yes } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';
import { meantBy } from './of-page.ts';

export const reactOperation = operation({
  id: 'react',
  words: "React to a message of the Page, or as the Page's human to one of the person",
  http: 'POST /pages/{page}/acts/react',
  status: 201,
  takes: {
    page,
    as,
    reaction: text('an emoji, or smile, angry, sad, wow, love, like, dislike'),
    'message?': messageOf('the other side'),
    'from_page?': yes("the Page's human reacts, to the person"),
  },
  gives: Act,
  run: (deps, { page, as, reaction, message, from_page }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const emoji = emojiOf(reaction);
      if (!isEmoji(emoji)) {
        throw new AdminError(
          'A reaction is an emoji, or one of smile, angry, sad, wow, love, like, dislike.',
        );
      }
      const { tx, page, person, at } = stage;
      const found = await messageFor(stage, message, meantBy(stage, from_page));
      const told = { reaction: wordOf(emoji), emoji };
      await recordReaction(tx, page.no, found, from_page ? 0 : person.no, told, at);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'react <reaction>',
  examples: [
    'react love --page "My Page" --as "Grace Hopper"',
    'react 🎉 --page "My Page" --as "Grace Hopper" --from-page',
  ],
  note: 'What the Page does is told to no app.',
  says: ({ message_id, event }) => `Reacted to ${message_id} (event ${event})`,
});
