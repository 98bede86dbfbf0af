import { emojiOf, wordOf } from '../../messaging/reactions.ts';
import { recordReaction } from '../../store/page/commands/record-reaction.ts';
import { messageFor, onStage, requireOpen } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';
import { ofPage } from './of-page.ts';

const LONGEST_EMOJI = 32;

export const reactOperation = operation({
  id: 'react',
  words: 'React to a message of the Page',
  http: 'POST /pages/{page}/acts/react',
  status: 201,
  takes: {
    page,
    as,
    reaction: text('an emoji, or smile, angry, sad, wow, love, like, dislike'),
    'message?': messageOf('the Page'),
  },
  gives: Act,
  run: (deps, { page, as, reaction, message }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const emoji = emojiOf(reaction);
      if (emoji.length > LONGEST_EMOJI || !/^\P{ASCII}+$/u.test(emoji) || !emoji.isWellFormed()) {
        throw new AdminError(
          'A reaction is an emoji, or one of smile, angry, sad, wow, love, like, dislike.',
        );
      }
      const { tx, page, person, at } = stage;
      const found = await messageFor(stage, message, ofPage);
      const told = { reaction: wordOf(emoji), emoji };
      await recordReaction(tx, page.no, found, person.no, told, at);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'react <reaction>',
  examples: ['react love --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Reacted to ${message_id} (event ${event})`,
});
