import { recordRead } from '../../store/page/commands/record-read.ts';
import { messageFor, onStage } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { Act, as } from './act.ts';
import { ofPage } from './of-page.ts';

export const readOperation = operation({
  id: 'read',
  words: 'Read what the Page sent',
  http: 'POST /pages/{page}/acts/read',
  status: 201,
  takes: { page, as },
  gives: Act,
  run: (deps, { page, as }) =>
    onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      const { conversation, message } = await messageFor(stage, undefined, ofPage);
      await recordRead(tx, page.no, conversation.no, person.no, message, at);
      return { conversation, position: message };
    }),
  command: 'read',
  examples: ['read --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Read up to ${message_id} (event ${event})`,
});
