import { recordRating } from '../../store/page/commands/record-rating.ts';
import { messageFor, onStage, requireOpen } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { word } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';
import { ofPage } from './of-page.ts';
import { requireMessenger } from './submitting.ts';

export const rateOperation = operation({
  id: 'rate',
  words: 'Say whether an answer of the Page was good, by the thumbs under it',
  http: 'POST /pages/{page}/acts/rate',
  status: 201,
  takes: {
    page,
    as,
    answer: word(['good', 'bad'], 'what it was', { what: 'An answer is' }),
    'message?': messageOf('the Page'),
  },
  gives: Act,
  run: (deps, { page, as, answer, message: id }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      requireMessenger(stage);
      const { tx, page, person, at } = stage;
      const { message, conversation } = await messageFor(stage, id, ofPage);
      const { created, tie } = message;
      const place = { conversation: conversation.no, created, tie };
      await recordRating(
        tx,
        page.no,
        { ...place, person: person.no, isGood: answer === 'good' },
        at,
      );
      return { conversation, position: message };
    }),
  command: 'rate <answer>',
  examples: ['rate good --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Rated ${message_id} (event ${event})`,
});
