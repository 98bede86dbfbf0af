import { backToRestart, undoRewind } from '../../store/page/commands/rewind-conversation.ts';
import { momentIn } from '../../store/page/conversation-time.ts';
import { requireNoImport } from '../deletion.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { text } from '../schema.ts';
import { clockBack, followClock, Restart } from './restart-from.ts';

export const undoRestartOperation = operation({
  id: 'undoRestart',
  words: 'Take a restart back, and what was said since: the conversation stands as before it',
  http: 'POST /pages/{page}/restarts/{restart}/undo',
  status: 201,
  takes: { page, restart: text('the number that the restart gave') },
  gives: Restart,
  async run(deps, { page: pageText, restart: given }) {
    const restart = /^\d{1,15}$/.test(given) ? Number(given) : 0;
    await deps.settled?.();
    const { store, clock } = deps;
    const now = clock.now();
    const done = await store.transaction(async (tx) => {
      const row = await pageNamed(tx.reader, pageText);
      await requireNoImport(tx, row);
      const reader = tx.pageReader(row.no);
      const { events } = await reader.log.after(Math.max(0, restart - 1), 1, ['rewound']);
      const event = events.find(({ no, body }) => no === restart && body.undone === undefined);
      const of = event && (await reader.conversations.byNo(event.body.conversation));
      const back = of && (await backToRestart(tx.talk(row.no), row.no, of.no, restart));
      if (!back) {
        throw new AdminError(
          `There is no restart ${JSON.stringify(given.slice(0, 20))} to undo: it was undone, the conversation is gone, or a snapshot was restored since.`,
          { missing: given },
        );
      }
      const at = await momentIn(tx, row.no, of, now);
      const undone = await undoRewind(tx, row.no, of.no, back, at);
      return { id: of.id, ...undone, ...(await clockBack(deps, tx, undone)) };
    });
    if (done.isMoved) await followClock(deps, now);
    return {
      restart: done.event,
      conversation_id: done.id,
      messages: done.messages,
      ...(done.isMoved && { clock: new Date(clock.now()).toISOString() }),
    };
  },
  command: 'restart undo <restart>',
  examples: ['restart undo 57 --page "My Page"'],
  says: ({ conversation_id }) => `${conversation_id} stands as before the restart.`,
});
