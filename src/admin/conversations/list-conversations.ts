import { eachConversation } from '../conversations.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { ConversationList } from './conversation.ts';

export const listConversationsOperation = operation({
  id: 'listConversations',
  words: 'List the conversations of a Page',
  http: 'GET /pages/{page}/conversations',
  takes: { page },
  gives: ConversationList,
  run: async (deps, { page }) => ({ data: await eachConversation(deps, page) }),
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
