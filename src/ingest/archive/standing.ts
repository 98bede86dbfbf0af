import { isDeepStrictEqual } from 'node:util';
import type { ImportedThread } from '../../store/page/imports.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PageIn } from '../page-in.ts';
import type { Identity } from './identity/identities.ts';
import { freeConversationId, seedOf } from './ids.ts';
import { CUTOVER, folderOf } from './places.ts';
import type { Thread } from './threads.ts';

/** The conversation that a thread is, or has just become. */
export interface StandingThread {
  readonly conversation: number;
  readonly id: string;
  /** Time of its newest message; 0 without any. */
  newest: number;
  /** The same as it stood when it was opened, and that of its oldest message. */
  readonly newestBefore: number;
  readonly oldestBefore: number;
  readonly isNew: boolean;
  /** Number of the thread among those of downloads. */
  readonly source: number;
}

/** What is read of a message whose time alone is asked for. */
const KEYS = { text: false, extra: false };

/**
 * Finds the conversation that a thread belongs to, or makes it; remembers which it is.
 * @param before as this import opened it first, where others have changed something since
 */
export async function openThread(
  on: PageIn,
  { identity, business }: { readonly identity: Identity; readonly business: string },
  before: StandingThread | undefined,
): Promise<StandingThread> {
  const { thread, group, strand } = identity;
  const { conversations } = on.reader;
  const known = group.conversation;
  const found = known === undefined ? undefined : await conversations.byNo(known);
  const id = found?.id ?? (await freeIdOf(on, identity));
  const conversation =
    found?.no ??
    (await on.writer.addConversation({
      ...{ id, platform: thread.platform, folder: folderOf(thread.section) },
      ...{ people: [], seed: seedOf(id) },
    }));
  group.conversation = conversation;
  if (!found && strand.no === undefined) strand.home = conversation;
  const source = before?.source ?? (await putSource(on, identity, conversation, business));
  strand.no ??= source;
  const newest = found?.updated ?? 0;
  const opened = { conversation, id, source, newest, isNew: !found };
  if (before) {
    const { newestBefore, oldestBefore } = before;
    return { ...opened, newestBefore, oldestBefore };
  }
  const [oldest] = found ? await on.reader.messages.newer(conversation, undefined, 1, KEYS) : [];
  return {
    ...opened,
    ...{ newestBefore: newest, oldestBefore: oldest?.created ?? 0 },
  };
}

/** An id that was never given to another conversation. */
async function freeIdOf(on: PageIn, { group, source, thread }: Identity): Promise<string> {
  const { platform, people } = source;
  const opening = [0, thread.name] as const;
  return freeConversationId(on, group.beginning ?? { platform, people, opening });
}

/** Remembers a thread with what tells which others it belongs to; gives its number. */
async function putSource(
  on: PageIn,
  { thread, row, source, strand }: Identity,
  conversation: number,
  business: string,
): Promise<number> {
  const { platform, form, name, title, isCutover } = thread;
  const { people, first, last, messages, beside } = source;
  const section = isCutover ? CUTOVER : (row?.section ?? thread.section);
  const next = {
    ...{ platform, form, name, conversation, section, title, business },
    ...{ people, first, last, messages, beside, home: strand.home },
  };
  if (!row) return on.imports.addThread({ ...next, strand: strand.no });
  const whole = { ...next, no: row.no, strand: strand.no ?? row.strand };
  if (!isDeepStrictEqual(whole, row)) await on.imports.putThread(whole);
  return row.no;
}

/**
 * Why a thread cannot be added to what stands of it: it came in with another name for the business,
 * and one of the two is a person on the other side. Undefined when it can.
 */
export async function conflictOf(
  reader: PageStore,
  rows: readonly ImportedThread[],
  { thread, business }: { readonly thread: Thread; readonly business: string },
): Promise<string | undefined> {
  for (const row of rows) {
    if (row.business === business) continue;
    const [taking = []] = await reader.people.participantsOf([row.conversation]);
    const isMixed =
      thread.people.includes(row.business) || taking.some(({ person }) => person.name === business);
    if (!isMixed) continue;
    return `it is in already with ${JSON.stringify(row.business)} as the business, not ${JSON.stringify(business)}`;
  }
  return undefined;
}
