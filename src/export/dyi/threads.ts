import { instagramThreadDigits } from '../../store/ids/conversation-id.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import type { ImportedThread } from '../../store/page/imports.ts';
import type { Folder, Platform } from '../../store/page/platform.ts';
import type { ExportConversation } from '../conversations.ts';
import { foldedName, isPlainName } from '../target/paths.ts';

/** Where downloads keep their messages today (wire.md 14.1). */
export const ROOTS: Readonly<Record<Platform, string>> = {
  MESSENGER: 'your_facebook_activity/messages',
  INSTAGRAM: 'your_instagram_activity/messages',
};

/** The section of each folder (wire.md 14.2). */
export const SECTIONS: Readonly<Record<Folder, string>> = {
  inbox: 'inbox',
  page_done: 'archived_threads',
  other: 'message_requests',
  spam: 'filtered_threads',
};

/**
 * Names the folders of threads. A thread is known by its folder's name, whatever lies above it: one
 * that came from a download keeps its own, the others are named as Meta names them.
 */
export class ThreadNames {
  readonly #kept = new Map<number, string>();
  readonly #taken: Readonly<Record<Platform, Set<string>>> = {
    MESSENGER: new Set(),
    INSTAGRAM: new Set(),
  };

  constructor(threads: readonly ImportedThread[]) {
    for (const { form, name, platform, conversation } of threads) {
      if (form !== 'dyi' || !isPlainName(name) || !this.#take(platform, name)) continue;
      this.#kept.set(conversation, name);
    }
  }

  nameOf({ conversation, title }: ExportConversation): string {
    const known = this.#kept.get(conversation.no);
    if (known !== undefined) return known;
    const plain = plainNameOf(conversation, title);
    let name = plain;
    for (let n = 2; !this.#take(conversation.platform, name); n++) name = `${plain}_${n}`;
    return name;
  }

  #take(platform: Platform, name: string): boolean {
    const key = foldedName(name);
    if (this.#taken[platform].has(key)) return false;
    this.#taken[platform].add(key);
    return true;
  }
}

/** A name that no other conversation of the platform has. */
export const plainNameOf = (conversation: ConversationRow, title: string): string =>
  `${slugOf(title)}_${digitsOf(conversation)}`;

/** Letters and digits of a title, as Meta writes them: `zobront` of "Zoë Brontë". */
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 50) || 'thread';

const digitsOf = ({ id, platform }: ConversationRow): string =>
  (platform === 'INSTAGRAM' ? instagramThreadDigits(id) : id).replace(/\D/g, '');
