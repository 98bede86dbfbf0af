import { recordEdit } from '../../store/page/commands/record-edit.ts';
import type { MessageRow } from '../../store/page/message.ts';
import { checkText, messageFor, onStage, requireOpen } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as, messageOf } from './act.ts';

/** Both hold on the client's side: five times, and within a quarter of an hour (wire.md 9.3). */
const MOST_EDITS = 5;
const WITHIN = 15 * 60_000;

export const editOperation = operation({
  id: 'edit',
  words: "Write a message of one's own anew: 5 times at most, within 15 minutes",
  http: 'POST /pages/{page}/acts/edit',
  status: 201,
  takes: { page, as, text: text('the new text'), 'message?': messageOf('the person') },
  gives: Act,
  run: (deps, { page, as, text, message: id }) =>
    onStage(deps, { page, as }, async (stage) => {
      checkText(text);
      requireOpen(stage);
      const { tx, page, person, at } = stage;
      const found = await messageFor(stage, id, {
        whose: `"${person.name}"`,
        fits: ({ sender }) => sender === person.no,
      });
      requireEditable(found.message, at);
      await recordEdit(tx, page.no, found, person.no, text, at);
      return { conversation: found.conversation, position: found.message };
    }),
  command: 'edit <text>',
  examples: ['edit "Is the green bowl still there?" --page "My Page" --as "Grace Hopper"'],
  says: ({ message_id, event }) => `Edited: ${message_id} (event ${event})`,
});

/** @throws AdminError where the person's app would not offer it */
function requireEditable({ created, text, extra }: MessageRow, now: number): void {
  const why =
    extra?.postback !== undefined || extra?.quickReply !== undefined
      ? 'it is a tap'
      : text === ''
        ? 'it has no text'
        : (extra?.edits?.length ?? 0) >= MOST_EDITS
          ? `it was, ${MOST_EDITS} times`
          : now - created > WITHIN && 'it is older than 15 minutes';
  if (why) throw new AdminError(`The message can be edited no more: ${why}.`, { conflict: true });
}
