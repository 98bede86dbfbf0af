import type { RowOf } from '../codec.ts';
import { CONVERSATION } from './tables.ts';

/** A conversation as stored. */
export type StoredConversation = RowOf<typeof CONVERSATION>;

/** The columns of what lists tell of a conversation when nothing else is asked for. */
export const LISTED = CONVERSATION.only('no', 'id', 'platform', 'updated');
export type ListedConversation = RowOf<typeof LISTED>;

/** The columns that stand in the index of lists: all but what only writers ask for. */
export const SHOWN = CONVERSATION.only(
  ...(['no', 'id', 'platform', 'folder', 'updated', 'messageCount', 'deletedCount'] as const),
  ...(['unreadCount', 'pageSent', 'ownerApp', 'controlUntil', 'newestText'] as const),
);
/** A conversation as it is read: what its newest message says is there where it came with a list. */
export type ConversationRow = Omit<StoredConversation, 'firstTie'> &
  Partial<Pick<RowOf<typeof SHOWN>, 'newestText'>>;

/** The same, in statements where it is `c`. */
export const SHOWN_COLUMNS = SHOWN.as('c');

/** A conversation's columns, in statements where it is `c`. */
export const CONVERSATION_COLUMNS = CONVERSATION.as('c');
