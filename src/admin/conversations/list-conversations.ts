import { inStrides } from '../../base/in-strides.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import { conversationInfo } from '../conversations.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { ConversationList } from './conversation.ts';

export const listConversationsOperation = operation({
  id: 'listConversations',
  words: 'List the conversations of a Page',
  http: 'GET /pages/{page}/conversations',
  takes: { page },
  gives: ConversationList,
  async run({ store }, { page }) {
    const { no } = await pageNamed(store.directory, page);
    const data = inStrides({
      read: (last: ConversationRow | undefined, limit) =>
        store.page(no).conversations.after(last?.no ?? 0, limit),
      make: (row) => conversationInfo(store.page(no), row),
      more: ({ people }) => people.length,
    });
    return { data };
  },
  command: 'conversation list',
  examples: ['conversation list --page "My Page"'],
  says: () => 'There is no conversation yet: `npx convograph import FILE --page PAGE` brings some.',
  columns: {
    ID: 'id',
    PLATFORM: 'platform',
    FOLDER: 'folder',
    UPDATED: 'updated_time',
    MESSAGES: 'message_count',
    PEOPLE: ({ people }) => people.map(({ name }) => name).join(', '),
  },
});
