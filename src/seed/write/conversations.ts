import { appId } from '../../admin/page-apps.ts';
import { personNamed } from '../../admin/people.ts';
import type { PageRow } from '../../store/directory.ts';
import {
  instagramConversationId,
  messengerConversationId,
} from '../../store/ids/conversation-id.ts';
import { history } from '../../store/page/history-writer.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import type { SeedPath } from '../file/document.ts';
import type { ConversationSeed } from '../file/people.ts';
import { messagesOf } from './messages.ts';
import { platformOf } from './people.ts';
import type { Seeding } from './seeding.ts';

/** How long an app controls a thread from the newest message of the person (wire.md 7.2). */
const CONTROL_MS = 24 * 3_600_000;

/**
 * Writes the conversations of a Page that are not there, and messages that those have more than
 * when they were written: as history, of which nobody is sent anything.
 */
export async function seedConversations(
  seeding: Seeding,
  page: PageRow,
  conversations: readonly ConversationSeed[],
  path: SeedPath,
): Promise<void> {
  const { added, clock, tx } = seeding;
  const before = { ...added };
  for (const [i, conversation] of conversations.entries()) {
    await seedConversation(seeding, page, conversation, [...path, i]);
  }
  const counts = {
    conversations: added.conversations - before.conversations,
    messages: added.messages - before.messages,
  };
  if (counts.conversations + counts.messages === 0) return;
  const body = { source: 'file', ...counts };
  await history(tx, page.no).addEvent(clock.now(), 'seeded', body);
}

async function seedConversation(
  seeding: Seeding,
  page: PageRow,
  conversation: ConversationSeed,
  path: SeedPath,
): Promise<void> {
  const { tx, document, clock } = seeding;
  const { people, conversations } = tx.pageReader(page.no);
  const person = await seeding.telling([...path, 'with'], () =>
    personNamed(people, conversation.with),
  );
  if (conversation.platform && platformOf(conversation.platform) !== person.platform) {
    throw document.errorAt(
      [...path, 'platform'],
      `${person.name} writes on ${person.platform.toLowerCase()}: say so with the person, or here.`,
    );
  }
  const id = conversation.id ?? madeId(seeding, page, person);
  const { messages = [], ...rest } = conversation;
  const said = { ...rest, ...Object.fromEntries(messages.map((one, i) => [`messages.${i}`, one])) };
  const thing = { page: page.no, kind: 'conversation', id, path } as const;
  const known = await seeding.known(thing, said);
  const at = known?.at ?? clock.now();
  const all = await messagesOf(seeding, { messages, path, page, person, at });
  const begun = known ? Object.keys(known.parts).filter((key) => key.startsWith('messages.')) : [];
  const fresh = all.slice(begun.length);
  if (known && fresh.length === 0) return;
  const there = await conversations.byId(id);
  if (known && !there) return;
  if (there && !known) {
    throw document.errorAt([...path, 'id'], `The conversation ${id} is here, from no seed file.`);
  }
  if (there) await history(tx, page.no).addMessages(there.no, fresh);
  else await addConversation(seeding, page, person, { id, conversation, said: all, path });
  seeding.added.messages += fresh.length;
  await seeding.keep(thing, said, at);
}

async function addConversation(
  seeding: Seeding,
  page: PageRow,
  person: PersonRow,
  given: {
    readonly id: string;
    readonly conversation: ConversationSeed;
    readonly said: readonly NewMessage[];
    readonly path: SeedPath;
  },
): Promise<void> {
  const { id, conversation, said, path } = given;
  const { folder = 'inbox', owner } = conversation;
  const writer = history(seeding.tx, page.no);
  const { platform } = person;
  const no = await writer.addConversation({ id, platform, folder, people: [person.no], said });
  seeding.added.conversations++;
  if (owner === undefined) return;
  const app = await seeding.telling([...path, 'owner'], () => appId(seeding.tx.reader, owner));
  const newest = Math.max(
    0,
    ...said.filter(({ sender }) => sender !== 0).map((one) => one.created),
  );
  await writer.setThreadControl(no, { app, until: newest + CONTROL_MS });
}

function madeId(seeding: Seeding, page: PageRow, person: PersonRow): string {
  const random = seeding.random('conversation', `${page.id} ${person.id}`);
  return person.platform === 'INSTAGRAM'
    ? instagramConversationId(page.instagramId ?? '', random.digits(17))
    : messengerConversationId(random.digits(16));
}
