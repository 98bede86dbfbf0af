import { FLAGS } from '../../store/page/message.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import { storable } from '../archive/text.ts';
import type { PageIn } from '../page-in.ts';
import type { DialogueLine } from './dialogue.ts';
import { type Invented, invent } from './invent.ts';

/** How much of something was new, and the times that it spans, in epoch milliseconds. */
export interface Added {
  conversations: number;
  messages: number;
  first: number;
  last: number;
}

/** Writes dialogues into a Page; what stands there already stays as it is. */
export async function writeDialogues(
  on: PageIn,
  dialogues: readonly DialogueLine[],
): Promise<Added> {
  const added: Added = { conversations: 0, messages: 0, first: Number.MAX_SAFE_INTEGER, last: 0 };
  for (const dialogue of dialogues) {
    const invented = invent(on.page.id, dialogue);
    for (const time of invented.times) {
      if (time < added.first) added.first = time;
      if (time > added.last) added.last = time;
    }
    const standing = await on.reader.conversations.byId(invented.conversationId);
    if (standing) {
      const turns = await missing(on.reader, standing.no, invented.times);
      if (turns.length === 0) continue;
      const [customer] = await on.taking(standing.no);
      const messages = messagesOf(dialogue, invented, customer?.person.no ?? null);
      const news = turns.map((turn) => messages[turn] as NewMessage);
      await on.writer.addMessages(standing.no, news);
      added.messages += news.length;
    } else {
      await addConversation(on, dialogue, invented);
      added.conversations++;
      added.messages += dialogue.turns.length;
    }
  }
  return added;
}

async function addConversation(
  on: PageIn,
  dialogue: DialogueLine,
  invented: Invented,
): Promise<void> {
  const writer = on.writer;
  const { conversationId: id, psid, name, firstName, lastName } = invented;
  const known = await on.reader.people.byId(psid);
  const profile = { first_name: firstName, last_name: lastName };
  const person =
    known?.no ?? (await writer.addPerson({ id: psid, platform: 'MESSENGER', name, profile }));
  const place = { platform: 'MESSENGER', folder: 'inbox' } as const;
  const said = messagesOf(dialogue, invented, person);
  await writer.addConversation({ id, ...place, people: [person], said });
}

/** History counts as read: else every import would fill the inbox with unread messages. */
const messagesOf = (
  { turns }: DialogueLine,
  { times }: Invented,
  customer: number | null,
): NewMessage[] =>
  turns.map((turn, i) => ({
    created: times[i] as number,
    sender: turn.speaker === 'customer' ? customer : 0,
    text: storable(turn.text),
    flags: FLAGS.read,
  }));

/**
 * Which turns do not stand in the conversation, each known by its time and its place among the
 * dialogue's turns of that time. Not by their count: someone may have written since. A dialogue
 * comes in whole, so its last turn tells of all.
 */
async function missing(
  reader: PageStore,
  conversation: number,
  times: readonly number[],
): Promise<number[]> {
  const ties = new Map<number, number>();
  const positions = times.map((created) => {
    const tie = ties.get(created) ?? 0;
    ties.set(created, tie + 1);
    return { created, tie };
  });
  const last = positions.at(-1);
  if (last && (await reader.messages.at(conversation, last))) return [];
  const turns: number[] = [];
  for (const [turn, position] of positions.entries()) {
    if (!(await reader.messages.at(conversation, position))) turns.push(turn);
  }
  return turns;
}
