import { recordDelivery } from '../../store/page/commands/record-delivery.ts';
import { messageFor, onStage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { Act, as } from './act.ts';
import { ofPage } from './of-page.ts';

export const receiveOperation = operation({
  id: 'receive',
  words: "Have what the Page sent come to a person's telephone: Messenger tells of it",
  http: 'POST /pages/{page}/acts/receive',
  status: 201,
  takes: { page, as },
  gives: Act,
  run: (deps, { page, as }) =>
    onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      const { conversation, message } = await messageFor(stage, undefined, ofPage);
      if ((await recordDelivery(tx, page.no, conversation.no, person.no, at)) === 0) {
        throw new AdminError(`Everything has come to "${person.name}" already.`);
      }
      return { conversation, position: message };
    }),
  command: 'receive',
  examples: ['receive --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Has come, up to ${message_id} (event ${event})`,
});
