import type { RowOf } from '../codec.ts';
import { CONVERSATION } from './tables.ts';

/** A conversation as stored. */
export type ConversationRow = RowOf<typeof CONVERSATION>;

/** The columns of what lists tell of a conversation when nothing else is asked for. */
export const LISTED = CONVERSATION.only('no', 'id', 'platform', 'updated');
export type ListedConversation = RowOf<typeof LISTED>;

/** A conversation's columns, in statements where it is `c`. */
export const CONVERSATION_COLUMNS = CONVERSATION.as('c');
