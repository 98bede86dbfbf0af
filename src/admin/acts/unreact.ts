import { recordReaction } from '../../store/page/commands/record-reaction.ts';
import { messageFor, onStage, requireOpen } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { yes } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';

export const unreactOperation = operation({
  id: 'unreact',
  words: 'Take a reaction back',
  http: 'POST /pages/{page}/acts/unreact',
  status: 201,
  takes: {
    page,
    as,
    'message?': messageOf('those that were reacted to'),
    'from_page?': yes("the Page's human takes it back"),
  },
  gives: Act,
  run: (deps, { page, as, message, from_page }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const { tx, page, person, at } = stage;
      const [who, name] = from_page ? [0, page.name] : [person.no, person.name];
      const found = await messageFor(stage, message, {
        whose: `those that "${name}" reacted to`,
        fits: ({ extra }) => extra?.reactions?.some(({ by }) => by === who) === true,
      });
      await recordReaction(tx, page.no, found, who, undefined, at);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'unreact',
  examples: ['unreact --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Reacts to ${message_id} no more (event ${event})`,
});
