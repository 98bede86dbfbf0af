import { conversationInfo, conversationOf } from '../conversations.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { Conversation, conversation } from './conversation.ts';

export const showConversationOperation = operation({
  id: 'showConversation',
  words: 'Show a conversation, without its messages',
  http: 'GET /pages/{page}/conversations/{conversation}',
  takes: { page, conversation },
  gives: Conversation,
  async run({ store }, { page, conversation }) {
    const reader = store.page((await pageNamed(store.directory, page)).no);
    return conversationInfo(reader, await conversationOf(reader, conversation));
  },
  command: 'conversation show <conversation>',
  examples: ['conversation show t_1234567890123456 --page "My Page"'],
  says: ({ id, platform, folder, message_count, people }) =>
    `Conversation ${id} of ${people.map(({ name }) => name).join(', ')}: ${platform}, in ${folder}, ${message_count} messages`,
});
