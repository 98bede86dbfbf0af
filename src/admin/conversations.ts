import type { ConversationRow } from '../store/page/conversation-row.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { Conversation } from './conversations/conversation.ts';
import { AdminError } from './error.ts';
import type { ValueOf } from './schema.ts';

/** What is told of a conversation. */
export async function conversationInfo(
  page: PageStore,
  row: ConversationRow,
): Promise<ValueOf<typeof Conversation>> {
  const [people = []] = await page.people.participantsOf([row.no]);
  return {
    id: row.id,
    platform: row.platform,
    folder: row.folder,
    updated_time: new Date(row.updated).toISOString(),
    message_count: row.messageCount,
    unread_count: row.unreadCount,
    owner_app: row.ownerApp,
    people: people.map(({ person: { id, name } }) => ({ id, name })),
  };
}

/**
 * The conversation that an id leads to.
 * @throws AdminError
 */
export async function conversationOf(page: PageStore, id: string): Promise<ConversationRow> {
  const found = await page.conversations.byId(id);
  if (found) return found;
  throw new AdminError(
    `There is no conversation "${id}" on this Page: \`npx convograph conversation list --page PAGE\` shows which there are.`,
    { missing: id },
  );
}
