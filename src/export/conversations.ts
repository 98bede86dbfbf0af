import type { ConversationRow } from '../store/page/conversation-row.ts';
import type { ImportedThread } from '../store/page/imports.ts';
import { FLAGS, type MessageRow } from '../store/page/message.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { ParticipantRow } from '../store/page/people.ts';

/** Rows that are read at once. */
const CONVERSATIONS = 200;
const MESSAGES = 500;

/** The time that is asked for, in epoch milliseconds: from `since` until before `until`. */
export interface TimeSpan {
  readonly since: number;
  readonly until: number;
}

/** Longer than any time that a message has. */
export const ALL_TIME: TimeSpan = { since: 0, until: Number.MAX_SAFE_INTEGER };

/** A conversation that is to be written. */
export interface ExportConversation {
  readonly conversation: ConversationRow;
  /** Who takes part, the customer first. */
  readonly people: readonly ParticipantRow[];
  /** The thread of an ordinary download that it came from. */
  readonly thread: ImportedThread | undefined;
  /** The title of a thread, else the names of the people. */
  readonly title: string;
  /** Its messages of the time that is asked for, unsent ones too. */
  messages(order: 'newest first' | 'oldest first'): AsyncGenerator<MessageRow, void, void>;
}

/** Which conversations, and what of them. */
interface Wanted {
  readonly span: TimeSpan;
  /** Number of somebody who takes part; 0 for whoever. */
  readonly person: number;
  /** Whether what was simulated is told, too. */
  readonly simulated: boolean;
}

/**
 * The conversations of a Page in order of their numbers, and so always in the same. Those without
 * messages come when all time is asked for.
 */
export async function* toldOf(
  reader: PageStore,
  { span, person, simulated }: Wanted,
): AsyncGenerator<ExportConversation, void, void> {
  const threads = Map.groupBy(await reader.imports.threads(), ({ conversation: no }) => no);
  let after = 0;
  for (;;) {
    const found = await reader.history.conversations(after, CONVERSATIONS, person);
    if (found.length === 0) return;
    const people = await reader.people.participantsOf(found.map(({ no }) => no));
    for (const [i, conversation] of found.entries()) {
      const { no } = conversation;
      const taking = people[i] ?? [];
      const thread = threadOf(threads.get(no) ?? [], taking);
      const told: ExportConversation = {
        conversation,
        people: taking,
        thread: thread?.form === 'dyi' ? thread : undefined,
        title: thread?.title || taking.map((one) => nameOf(one)).join(', '),
        messages: (order) =>
          simulated
            ? messagesOf(reader, no, span, order)
            : real(messagesOf(reader, no, span, order)),
      };
      const isWhole = span === ALL_TIME && (simulated || (await isReal(reader, conversation)));
      if (isWhole || (span !== ALL_TIME && (await isThereAny(told)))) yield told;
      after = no;
    }
  }
}

/** Whether a conversation is more than what was simulated in it. */
const isReal = async ({ history }: PageStore, { no, messageCount }: ConversationRow) =>
  messageCount === 0 || (await history.hasReal(no));

async function* real(rows: AsyncGenerator<MessageRow, void, void>) {
  for await (const row of rows) if ((row.flags & FLAGS.simulated) === 0) yield row;
}

/** The first of the ordinary download, before others one that has the people by their present names. */
function threadOf(
  threads: readonly ImportedThread[],
  taking: readonly ParticipantRow[],
): ImportedThread | undefined {
  const ordinary = threads.filter(({ form }) => form === 'dyi');
  const named = ordinary.find(({ people }) =>
    taking.every(({ person }) => people.includes(person.name)),
  );
  return named ?? ordinary[0] ?? threads[0];
}

const nameOf = ({ person: { name, username, platform } }: ParticipantRow): string =>
  platform === 'INSTAGRAM' ? (username ?? name) : name;

async function isThereAny(told: ExportConversation): Promise<boolean> {
  for await (const _ of told.messages('newest first')) return true;
  return false;
}

async function* messagesOf(
  { history }: PageStore,
  conversation: number,
  { since, until }: TimeSpan,
  order: 'newest first' | 'oldest first',
): AsyncGenerator<MessageRow, void, void> {
  const isFalling = order === 'newest first';
  let at = isFalling ? { created: until, tie: -1 } : { created: since, tie: -1 };
  for (;;) {
    const rows = isFalling
      ? await history.older(conversation, at, MESSAGES)
      : await history.newer(conversation, at, MESSAGES);
    for (const row of rows) {
      if (row.created < since || row.created >= until) return;
      yield row;
    }
    const last = rows.at(-1);
    if (!last || rows.length < MESSAGES) return;
    at = last;
  }
}
