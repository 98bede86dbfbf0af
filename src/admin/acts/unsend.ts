import { recordUnsend } from '../../store/page/commands/record-unsend.ts';
import { messageFor, onStage } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { Act, as, messageOf } from './act.ts';

export const unsendOperation = operation({
  id: 'unsend',
  words: "Take a message of one's own back: Instagram tells of it, Messenger does not",
  http: 'POST /pages/{page}/acts/unsend',
  status: 201,
  takes: { page, as, 'message?': messageOf('the person') },
  gives: Act,
  run: (deps, { page, as, message: id }) =>
    onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      const found = await messageFor(stage, id, {
        whose: `"${person.name}"`,
        fits: ({ sender }) => sender === person.no,
      });
      await recordUnsend(tx, page.no, found, person.no, at);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'unsend',
  examples: ['unsend --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Taken back: ${message_id} (event ${event})`,
});
