import type { PageRow } from '../../store/directory.ts';
import type { ImportedThread } from '../../store/page/imports.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Transaction } from '../../store/store.ts';
import { conversationIdOf, seedOf } from './ids.ts';
import { CUTOVER, folderOf } from './places.ts';
import type { Thread } from './threads.ts';

/** The conversation that a thread is, or has just become. */
export interface StandingThread {
  readonly conversation: number;
  readonly id: string;
  /** Time of its newest message; 0 without any. */
  newest: number;
  readonly isNew: boolean;
}

/**
 * Finds the conversation of a thread, or makes it; remembers which it is.
 * @param joins number of a conversation that the thread is another form of
 */
export async function openThread(
  tx: Transaction,
  page: PageRow,
  { thread, business, joins }: { thread: Thread; business: string; joins: number | undefined },
): Promise<StandingThread> {
  const reader = tx.pageReader(page.no);
  const { platform, form, name, title, isCutover } = thread;
  const row = await reader.imports.thread(thread);
  const known = row?.conversation ?? joins;
  const standing = known === undefined ? undefined : await reader.conversations.byNo(known);
  const id = standing?.id ?? conversationIdOf(page, thread);
  const found = standing ?? (await reader.conversations.byId(id));
  const conversation =
    found?.no ??
    (await tx.page(page.no).addConversation({
      id,
      platform,
      folder: folderOf(thread.section),
      people: [],
      seed: seedOf(id),
    }));
  const section = isCutover ? CUTOVER : (row?.section ?? thread.section);
  if (row?.conversation !== conversation || row.section !== section || row.business !== business) {
    const key = { platform, form, name };
    await tx.imports(page.no).putThread({ ...key, conversation, section, title, business });
  }
  return { conversation, id, newest: found?.updated ?? 0, isNew: !found };
}

/**
 * Why a thread cannot be added to what stands of it: it came in with another name for the business,
 * and one of the two is a person on the other side. Undefined when it can.
 */
export async function conflictOf(
  reader: PageStore,
  row: ImportedThread | undefined,
  { thread, business }: { readonly thread: Thread; readonly business: string },
): Promise<string | undefined> {
  if (!row || row.business === business) return undefined;
  const [taking = []] = await reader.people.participantsOf([row.conversation]);
  const isMixed =
    thread.people.includes(row.business) || taking.some(({ person }) => person.name === business);
  return isMixed
    ? `it is in already with ${JSON.stringify(row.business)} as the business, not ${JSON.stringify(business)}`
    : undefined;
}
