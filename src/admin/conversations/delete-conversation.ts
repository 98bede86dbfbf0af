import { deleteConversation } from '../../store/page/commands/delete-conversation.ts';
import { conversationOf } from '../conversations.ts';
import { deleteOfPage } from '../deletion.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { object, text, yes } from '../schema.ts';
import { bringsBack, KEPT, keep, keptFor } from '../snapshots/automatic.ts';
import { conversation } from './conversation.ts';

export const deleteConversationOperation = operation({
  id: 'deleteConversation',
  words: 'Delete a conversation with its messages; an import may bring it again',
  http: 'DELETE /pages/{page}/conversations/{conversation}',
  takes: { page, conversation, 'keep?': keep },
  gives: object('DeletedConversation', '', { id: text(), success: yes(), ...KEPT }),
  async run(deps, { page, conversation, keep }) {
    const kept = await keptFor(deps, keep, 'delete', page);
    const deleted = await deleteOfPage(deps, page, async (tx, { no }) => {
      const row = await conversationOf(tx.pageReader(no), conversation);
      await deleteConversation(tx, no, row.no, deps.clock.now());
      return row.id;
    });
    return { ...deleted, ...kept };
  },
  command: 'conversation delete <conversation>',
  examples: ['conversation delete t_1234567890123456 --page "My Page" --yes'],
  says: ({ id, before }) =>
    [`Conversation ${id} is deleted.`, ...(before === undefined ? [] : [bringsBack(before)])].join(
      ' ',
    ),
  asks: ({ conversation }) => `This deletes the conversation ${conversation} with its messages.`,
});
