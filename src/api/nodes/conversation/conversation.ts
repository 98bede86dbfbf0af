import { type Awaitable, chain } from '../../../base/awaitable.ts';
import type { Call } from '../../../graph/execute/call.ts';
import type { ConversationRow, ListedConversation } from '../../../store/page/conversations.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import { declare, type Services } from '../../services.ts';
import { actorType, tookBy } from '../actor/actor.ts';
import type { Actor } from '../actor/actor-book.ts';
import { messages } from './messages.ts';
import { ofConversation } from './of-conversation.ts';
import { snippet } from './snippet.ts';

const { list, scalar, time, written } = declare;

const digitsOf = (id: string): string => id.slice(id.indexOf('_') + 1);

/** Fields for which a list has all that it takes: `store/` reads no more where only these are asked. */
const listed = [
  written<ListedConversation>(
    'link',
    'string',
    'Relative address in the inbox; on Messenger only.',
    ({ platform, id }, { services }) =>
      platform === 'MESSENGER'
        ? `"\\/${services.page.id}\\/inbox\\/${digitsOf(id)}\\/?section=messages"`
        : undefined,
  ),
  time<ListedConversation>(
    'updated_time',
    'Time of the newest message.',
    (c) => c.updated || undefined,
  ),
];

/** Names of the fields that a {@link ListedConversation} is enough for. */
export const LISTED_FIELDS: ReadonlySet<string> = new Set([
  'id',
  ...listed.map(({ name }) => name),
]);

/** A conversation between people and a Page or its Instagram account (wire.md 5.3). */
export const conversationType = declare.node<ConversationRow>(
  'UnifiedThread',
  'A conversation between people and a Page or its Instagram account.',
  {
    id: (c: ListedConversation) => c.id,
    needs: ofConversation((c) => c),
    documented: { fields: [...DOCUMENTED.UnifiedThread.fields, 'subject', 'tag'] },
    standard: ['link', 'updated_time'],
    fields: [
      ...listed,
      snippet,
      scalar('message_count', 'int', 'Messages ever, deleted ones too.', (c) => c.messageCount),
      scalar('unread_count', 'int', 'Messages the Page has not read.', (c) => c.unreadCount),
      list<ConversationRow, Actor>(
        'participants',
        () => actorType,
        'Who takes part: the customer first, the business last.',
        (nodes, call) => everybody(nodes, call, () => true),
      ),
      list<ConversationRow, Actor>(
        'senders',
        () => actorType,
        'Who has sent a message: the customer first, the business last.',
        (nodes, call) => everybody(nodes, call, (sent) => sent),
      ),
      list<ConversationRow, Actor>(
        'former_participants',
        () => actorType,
        'Who has left. Always there, and empty as in captures.',
        (nodes) => nodes.map(() => []),
        { keepEmpty: true },
      ),
      scalar(
        'can_reply',
        'bool',
        'Whether the Page can answer: there is somebody to answer.',
        () => true,
      ),
      scalar('is_subscribed', 'bool', 'Whether the Page follows the conversation.', () => true),
      scalar(
        'is_owner',
        'bool',
        'Whether the calling app owns the thread.',
        (c, call) => c.ownerApp === call.services.caller.app.id && c.controlUntil > call.now,
      ),
      scalar('scoped_thread_key', 'string', 'Equal to the id.', (c) => c.id),
      scalar('folder', 'string', 'inbox, other, page_done or spam.', (c) => c.folder),
      messages,
    ],
  },
);

/** People of each conversation, then its business side. */
function everybody(
  nodes: readonly ConversationRow[],
  call: Call<Services>,
  wanted: (sent: boolean) => boolean,
): Awaitable<Actor[][]> {
  const { actors, pageStore } = call.services;
  const numbers = nodes.map(({ no }) => no);
  return chain(pageStore.people.participantsOf(numbers, tookBy(call)), (participants) =>
    nodes.map(({ platform, pageSent }, i) => {
      const people = (participants[i] ?? []).filter(({ sent }) => wanted(sent));
      const found = people.map(({ person }) => actors.introduce(person));
      if (wanted(pageSent)) found.push(actors.business(platform));
      return found;
    }),
  );
}
