import { hash } from 'node:crypto';
import type { PageRow } from '../../store/directory.ts';
import {
  instagramConversationId,
  messengerConversationId,
} from '../../store/ids/conversation-id.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { PageIn } from '../page-in.ts';

/**
 * Archives hold no ids: these are made of what they hold, so that they are the same on every
 * import, in whatever order (wire.md 14.6).
 */
function digits(length: number, ...of: readonly unknown[]): string {
  const sum = BigInt(`0x${hash('sha256', JSON.stringify(of), 'hex')}`);
  const least = 10n ** BigInt(length - 1);
  return String(least + (sum % (9n * least)));
}

/** What the id of a conversation is made of: nothing that another download calls otherwise. */
export interface ThreadBeginning {
  readonly platform: Platform;
  /** Names of all but the business. */
  readonly people: readonly string[];
  /** Time of the first message and what it says; of a thread without any, its name. */
  readonly opening: readonly [created: number, text: string];
}

/**
 * Id of the conversation that a thread becomes.
 * @param turn counts up while the id is taken
 */
export function conversationIdOf(page: PageRow, beginning: ThreadBeginning, turn = 0): string {
  const { platform, people, opening } = beginning;
  const of = [people, opening, ...(turn > 0 ? [turn] : [])];
  if (platform === 'MESSENGER') {
    return messengerConversationId(digits(16, 'conversation', page.id, ...of));
  }
  // 39 digits with this beginning, as the threads of Instagram have them.
  const account = page.instagramId ?? page.id;
  const thread = `340282366841710${digits(24, 'conversation', account, ...of)}`;
  return instagramConversationId(account, thread);
}

/** An id that was never given to another conversation. */
export async function freeConversationId(on: PageIn, beginning: ThreadBeginning): Promise<string> {
  for (let turn = 0; ; turn++) {
    const id = conversationIdOf(on.page, beginning, turn);
    if (!(await on.reader.conversations.byId(id))) return id;
  }
}

/**
 * PSID or IGSID: a person is known by Page, conversation and name.
 * @param turn counts up while the id is taken
 */
export const personIdOf = (page: PageRow, conversationId: string, name: string, turn = 0): string =>
  digits(16, 'person', page.id, conversationId, name, ...(turn > 0 ? [turn] : []));

/** Id of a part of a message. */
export const partIdOf = (...of: readonly unknown[]): string => digits(16, 'part', ...of);

/** What the number of a conversation, or the place of a person, is made of (store/page/writer.ts). */
export const seedOf = (id: string): number =>
  Number.parseInt(hash('sha256', id, 'hex').slice(0, 8), 16);
