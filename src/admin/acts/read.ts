import { recordRead } from '../../store/page/commands/record-read.ts';
import { recordSeen } from '../../store/page/commands/record-seen.ts';
import { messageFor, onStage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { yes } from '../schema.ts';
import { Act, as } from './act.ts';
import { meantBy } from './of-page.ts';

export const readOperation = operation({
  id: 'read',
  words: "Read what the Page sent, or as the Page's human what the person wrote",
  http: 'POST /pages/{page}/acts/read',
  status: 201,
  takes: { page, as, 'from_page?': yes("the Page's human reads it, which is told to no app") },
  gives: Act,
  run: (deps, { page, as, from_page }) =>
    onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      const { conversation, message } = await messageFor(
        stage,
        undefined,
        meantBy(stage, from_page),
      );
      if (!from_page) await recordRead(tx, page.no, conversation.no, person.no, message, at);
      else if (!(await recordSeen(tx, page.no, conversation.no, at))) {
        throw new AdminError(`"${page.name}" has read everything of "${person.name}" already.`);
      }
      return { conversation, position: message };
    }),
  command: 'read',
  examples: [
    'read --page "My Page" --as "Grace Hopper"',
    'read --page "My Page" --as "Grace Hopper" --from-page',
  ],
  says: ({ message_id, event }) => `Read up to ${message_id} (event ${event})`,
});
