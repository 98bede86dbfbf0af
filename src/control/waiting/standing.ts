import type { ValueOf } from '../../admin/schema.ts';
import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import type { PageRow } from '../../store/directory.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { ControlDeps } from '../explain.ts';
import { type Dialogue, Dialogues } from './dialogues.ts';
import { type Reply, repliesOf } from './reply.ts';

/** Where a person's conversation stands, and what came since. */
export interface Standing {
  readonly page: PageRow;
  readonly person: PersonRow;
  readonly conversation: ConversationRow | undefined;
  readonly dialogue: Dialogue;
}

/** What is known of the log of each Page, as long as its store is open. */
const known = new WeakMap<object, Map<number, Dialogues>>();

function dialoguesOf(store: ControlDeps['store'], page: number): Dialogues {
  const pages = known.get(store) ?? new Map<number, Dialogues>();
  known.set(store, pages);
  const dialogues = pages.get(page) ?? new Dialogues();
  pages.set(page, dialogues);
  return dialogues;
}

/** Reads it as it is now. */
export async function standingOf(
  { store }: Pick<ControlDeps, 'store'>,
  page: PageRow,
  person: PersonRow,
): Promise<Standing> {
  const reader = store.page(page.no);
  const dialogues = dialoguesOf(store, page.no);
  await dialogues.read(reader);
  const { platform, no } = person;
  const filter = { platform, folder: undefined, person: no, since: Number.NEGATIVE_INFINITY };
  const [conversation] = await reader.conversations.older(filter, undefined, 1);
  const dialogue = dialogues.of(conversation?.no, no);
  return { page, person, conversation, dialogue };
}

/** Those that an app sent; what a person wrote in the platform's own inbox is no reply of a bot. */
export async function sentByApps(
  { store }: Pick<ControlDeps, 'store'>,
  standing: Standing,
): Promise<ValueOf<typeof Reply>[]> {
  const { page, conversation, dialogue } = standing;
  if (!conversation) return [];
  const all = await repliesOf(page, store.page(page.no), conversation, dialogue.sent);
  return all.filter(({ app = '' }) => !Object.values<string>(INBOX_APPS).includes(app));
}
