import { wordOf } from '../../messaging/reactions.ts';
import { recordReaction } from '../../store/page/commands/record-reaction.ts';
import type { MessageRow } from '../../store/page/message.ts';
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
    'repeats?': yes('tell apps what was taken back, as some streams do'),
  },
  gives: Act,
  run: (deps, { page, as, message, from_page, repeats }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const { tx, page, person, at } = stage;
      const [who, name] = from_page ? [0, page.name] : [person.no, person.name];
      const found = await messageFor(stage, message, {
        whose: `those that "${name}" reacted to`,
        fits: (one) => emojiBy(who, one) !== undefined,
      });
      const emoji = repeats && emojiBy(who, found.message);
      const told = emoji === undefined ? undefined : { reaction: wordOf(emoji), emoji };
      await recordReaction(tx, page.no, found, who, undefined, at, told);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'unreact',
  examples: ['unreact --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Reacts to ${message_id} no more (event ${event})`,
});

/** What somebody reacted to a message with. */
const emojiBy = (who: number, { extra }: MessageRow): string | undefined =>
  extra?.reactions?.find(({ by }) => by === who)?.reaction;
