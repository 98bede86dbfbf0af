import type { Noun } from '../operation.ts';
import { deleteConversationOperation } from './delete-conversation.ts';
import { listConversationsOperation } from './list-conversations.ts';
import { mergeConversationsOperation } from './merge-conversations.ts';
import { showConversationOperation } from './show-conversation.ts';
import { splitConversationOperation } from './split-conversation.ts';

export const CONVERSATIONS: Noun = {
  name: 'conversation',
  words: 'List, show and delete conversations; merge and split what came from downloads',
  examples: [
    'conversation list --page "My Page"',
    'conversation merge t_1234567890123456 t_6543210987654321',
    'conversation split t_1234567890123456',
  ],
  operations: [
    listConversationsOperation,
    showConversationOperation,
    deleteConversationOperation,
    mergeConversationsOperation,
    splitConversationOperation,
  ],
};
