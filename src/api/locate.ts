import { permit, requirePageToken } from '../access/permissions.ts';
import { type Awaitable, chain } from '../graph/awaitable.ts';
import type { Call } from '../graph/call.ts';
import { GraphError } from '../graph/error.ts';
import type { NodeType } from '../graph/vocabulary.ts';
import { READABLE_MESSAGES } from '../messaging/readable.ts';
import { readInstagramMessageId } from '../store/ids/conversation-id.ts';
import { readItemDigits, readMessageId } from '../store/ids/message-id.ts';
import { FLAGS } from '../store/page/message.ts';
import type { FoundMessage } from '../store/page/messages.ts';
import { conversationType } from './conversation/conversation.ts';
import { isOlder } from './conversation/messages.ts';
import { instagramAccountType } from './instagram-account/instagram-account.ts';
import { messageType } from './message/message.ts';
import { threadOf } from './message/thread.ts';
import { pageType } from './page/page.ts';
import { profileOf } from './person/profile.ts';
import type { Services } from './services.ts';
import { userType } from './user/user.ts';

/** A node that was found, with its type. */
export interface Located {
  readonly type: NodeType<unknown, Services>;
  readonly node: unknown;
}

const located = <N>(type: NodeType<N, Services>, node: N): Located => ({
  type: type as NodeType<unknown, Services>,
  node,
});

/** Whether text has the form of an id of any kind; otherwise it is a name (803). */
export const looksLikeId = (text: string): boolean =>
  /^(?:\d+|[tm]_.*|t?_?mid\..*|aWdf.*)$/s.test(text);

/** Ids of conversations and messages: only a Page token can reach these. */
const isPageBound = (text: string): boolean => !/^\d+$/.test(text);

/**
 * Finds the node behind an id within the caller's reach: a Page token reaches its Page's nodes, a
 * user token the user and the Pages of his roles. Whatever lies outside is as if it did not exist.
 * @throws GraphError `notFound` (100/33), `messageDeleted`, `pageTokenRequired`, permission errors
 */
export function locate(id: string, call: Call<Services>): Awaitable<Located> {
  const { caller } = call.services;
  if (isPageBound(id)) requirePageToken(caller);
  return chain(caller.kind === 'page' ? ofPage(id, call) : ofUser(id, call), (found) => {
    if (!found) throw new GraphError('notFound', { method: 'get', id });
    return found;
  });
}

/** The node that `me` names: the Page of a Page token, the person of a user token. */
export function locateMe(call: Call<Services>): Located {
  const { caller } = call.services;
  if (caller.page) return located(pageType, { row: caller.page, tasks: [...caller.tasks] });
  if (caller.user) return located(userType, caller.user);
  throw new GraphError('noTokenMe');
}

async function ofUser(id: string, call: Call<Services>): Promise<Located | undefined> {
  const { caller, store } = call.services;
  if (caller.user?.id === id) return located(userType, caller.user);
  for (const role of caller.roles) {
    const row = await store.directory.pageByNo(role.page);
    if (row?.id === id) return located(pageType, { row, tasks: role.tasks });
    if (row?.instagramId === id) return located(instagramAccountType, { row });
  }
  return undefined;
}

function ofPage(id: string, call: Call<Services>): Awaitable<Located | undefined> {
  const { page, caller, pageStore } = call.services;
  if (id === page.id) return located(pageType, { row: page, tasks: [...caller.tasks] });
  if (id === page.instagramId) return located(instagramAccountType, { row: page });
  const key = readMessageId(id);
  if (key) {
    if (key.page !== page.no) return undefined;
    return chain(pageStore.messages.find(key.conversation, key), (found) =>
      found?.conversation.platform === 'MESSENGER' ? message(found, call) : undefined,
    );
  }
  const item = readInstagramMessageId(id);
  if (item) return instagramMessage(item, call);
  if (/^\d+$/.test(id)) {
    return chain(
      pageStore.people.byId(id),
      (person) => person && located(profileOf(person, call), person),
    );
  }
  return chain(pageStore.conversations.byId(id), (conversation) => {
    if (!conversation) return undefined;
    permit(caller, 'readConversations', conversation.platform);
    return located(conversationType, conversation);
  });
}

function instagramMessage(
  { conversationId, item }: { readonly conversationId: string; readonly item: string },
  call: Call<Services>,
): Awaitable<Located | undefined> {
  const { conversations, messages } = call.services.pageStore;
  const position = readItemDigits(item);
  return chain(conversations.byId(conversationId), (conversation) =>
    chain(
      conversation && position && messages.find(conversation.no, position),
      (found) => found && message(found, call),
    ),
  );
}

function message(
  { message: row, conversation }: FoundMessage,
  call: Call<Services>,
): Awaitable<Located> {
  const { caller, page, pageStore, strict } = call.services;
  permit(caller, 'readConversations', conversation.platform);
  if ((row.flags & FLAGS.deleted) !== 0) throw new GraphError('messageDeleted');
  const floor = strict
    ? pageStore.messages.nthNewest(conversation.no, READABLE_MESSAGES)
    : undefined;
  return chain(floor, (oldest) => {
    if (isOlder(row, oldest)) throw new GraphError('messageDeleted');
    return located(messageType, { row, thread: threadOf(conversation, page), hidden: false });
  });
}
