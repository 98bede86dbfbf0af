import { deleteConversation } from '../../store/page/commands/delete-conversation.ts';
import { conversationOf } from '../conversations.ts';
import { Deleted, deleteOfPage } from '../deletion.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { conversation } from './conversation.ts';

export const deleteConversationOperation = operation({
  id: 'deleteConversation',
  words: 'Delete a conversation with its messages; an import may bring it again',
  http: 'DELETE /pages/{page}/conversations/{conversation}',
  takes: { page, conversation },
  gives: Deleted,
  run: (deps, { page, conversation }) =>
    deleteOfPage(deps, page, async (tx, { no }) => {
      const row = await conversationOf(tx.pageReader(no), conversation);
      await deleteConversation(tx, no, row.no, deps.clock.now());
      return row.id;
    }),
  command: 'conversation delete <conversation>',
  examples: ['conversation delete t_1234567890123456 --page "My Page" --yes'],
  says: ({ id }) => `Conversation ${id} is deleted.`,
  asks: ({ conversation }) => `This deletes the conversation ${conversation} with its messages.`,
});
