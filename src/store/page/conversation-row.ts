import { FOLDERS, type Folder, PLATFORMS, type Platform } from './platform.ts';

/** A conversation as stored. Times in epoch milliseconds. */
export interface ConversationRow {
  /** Number within the Page: the key of its messages. */
  readonly no: number;
  /** `t_…` on Messenger, base64 text on Instagram. */
  readonly id: string;
  readonly platform: Platform;
  readonly folder: Folder;
  readonly updated: number;
  /** Messages ever, deleted ones too. */
  readonly messageCount: number;
  readonly deletedCount: number;
  readonly unreadCount: number;
  readonly pageSent: boolean;
  readonly ownerApp: string | undefined;
  readonly controlUntil: number;
}

/** What lists tell of a conversation when nothing else is asked for. */
export type ListedConversation = Pick<ConversationRow, 'no' | 'id' | 'platform' | 'updated'>;

/** Its columns, in the order in which {@link readListed} takes them. */
export const LISTED_COLUMNS = ['c.no', 'c.id', 'c.platform', 'c.updated'] as const;

export const readListed = (row: readonly unknown[]): ListedConversation => ({
  no: row[0] as number,
  id: row[1] as string,
  platform: PLATFORMS[row[2] as number] as Platform,
  updated: row[3] as number,
});

/** Its columns, in the order in which {@link readConversation} takes them. */
export const CONVERSATION_COLUMNS = [
  'c.no',
  'c.id',
  'c.platform',
  'c.folder',
  'c.updated',
  'c.message_count',
  'c.deleted_count',
  'c.unread_count',
  'c.page_sent',
  'c.owner_app',
  'c.control_until',
] as const;

export const readConversation = (row: readonly unknown[]): ConversationRow => ({
  no: row[0] as number,
  id: row[1] as string,
  platform: PLATFORMS[row[2] as number] as Platform,
  folder: FOLDERS[row[3] as number] as Folder,
  updated: row[4] as number,
  messageCount: row[5] as number,
  deletedCount: row[6] as number,
  unreadCount: row[7] as number,
  pageSent: row[8] === 1,
  ownerApp: (row[9] as string | null) ?? undefined,
  controlUntil: (row[10] as number | null) ?? 0,
});
