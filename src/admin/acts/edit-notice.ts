import { recordEditNotice } from '../../store/page/commands/record-edit-notice.ts';
import { messageFor, onStage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { yes } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';

export const editNoticeOperation = operation({
  id: 'editNotice',
  words:
    'Tell of a message as of an edit, number 0 and without text, as Instagram does of new ones',
  http: 'POST /pages/{page}/acts/edit-notice',
  status: 201,
  takes: {
    page,
    as,
    'message?': messageOf('the person'),
    'unsaid?': yes('without sender and recipient, as some come'),
  },
  gives: Act,
  run: (deps, { page, as, message: id, unsaid }) =>
    onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      if (person.platform !== 'INSTAGRAM') {
        throw new AdminError(`Instagram alone does so, and "${person.name}" is on Messenger.`);
      }
      const found = await messageFor(stage, id, {
        whose: `"${person.name}"`,
        fits: ({ sender }) => sender === person.no,
      });
      await recordEditNotice(tx, page.no, found, person.no, unsaid === true, at);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'edit-notice',
  note: 'Instagram sends it beside the webhook of a new message, and now and then in its place: a bot that\nlooks for a text in it is to pass it over.',
  examples: ['edit-notice --page "My Page" --as 5638640842939952 --unsaid'],
  says: ({ message_id, event }) => `Told of as an edit: ${message_id} (event ${event})`,
});
