import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import {
  instagramConversationId,
  instagramMessageId,
  instagramThreadDigits,
  readInstagramMessageId,
} from '../../src/store/ids/conversation-id.ts';
import {
  itemDigits,
  messageId,
  messageIdPrefix,
  readItemDigits,
  readMessageId,
} from '../../src/store/ids/message-id.ts';
import { type Answer, type Conversation, type Said, World } from '../support/world.ts';

/** What a Page holds, in a test's words. */
export interface PagePlan {
  readonly instagram: boolean;
  readonly strict: boolean;
  readonly chats: readonly {
    readonly platform: 'MESSENGER' | 'INSTAGRAM';
    readonly folder: 'inbox' | 'other' | 'page_done' | 'spam';
    readonly people: number;
    readonly said: readonly Said[];
    readonly owned: boolean;
  }[];
}

/** A Page of a server that others use too, with everything that names something of it. */
export interface Home {
  readonly world: World;
  readonly chats: readonly Conversation[];
  readonly messages: readonly string[];
  readonly userId: string;
  /** Tokens with which its own people come: all of them reach this Page and no other. */
  readonly callers: readonly string[];
}

let made = 0;

/** Makes a Page on a server, and a user with a role on it. */
export async function home({ server, app }: World, plan: PagePlan): Promise<Home> {
  const name = `Shop ${++made}`;
  const page = await createPage(server, {
    name,
    mode: plan.strict ? 'strict' : 'archive',
    defaultApp: app.id,
    ...(plan.instagram ? { instagram: { username: `shop.${made}` } } : {}),
  });
  const user = await createUser(server, { name: `Keeper of ${name}`, pageId: page.id });
  const tokenOf = async (spec: Partial<Parameters<typeof createToken>[1]>) =>
    (await createToken(server, { kind: 'page', appId: app.id, ...spec })).access_token;
  const full = await tokenOf({ pageId: page.id });
  const powerless = await tokenOf({ pageId: page.id, scopes: ['email'], tasks: ['ANALYZE'] });
  const ofUser = await tokenOf({ kind: 'user', userId: user.id });
  const world = new World(server, app, page, full);
  const derived = await world.get('/me/accounts', { access_token: ofUser });
  const chats: Conversation[] = [];
  for (const { platform, folder, people, said, owned } of plan.chats) {
    if (platform === 'INSTAGRAM' && !plan.instagram) continue;
    const persons = [];
    for (let i = 0; i < people; i++) persons.push(await world.person(`Person ${i}`, platform));
    const control = owned ? { app: app.id, until: server.clock.now() + 3_600_000 } : undefined;
    const spec = { platform, folder, people: persons, said, ...(control ? { control } : {}) };
    chats.push(await world.conversation(spec));
  }
  const messages: string[] = [];
  for (const chat of chats) messages.push(...(await world.messageIds(chat)));
  // No two messages of two Pages have the same time: what is written anew names nobody's by chance.
  server.clock.advance(1);
  const callers = [full, derived.body.data[0].access_token, ofUser, powerless];
  return { world, chats, messages, userId: user.id, callers };
}

/** An id, and one of the same form that does not exist. */
export interface Pair {
  readonly kind: string;
  readonly id: string;
  readonly twin: string;
}

/**
 * Every kind of id of one Page, as people of another may try it: as it is, and written anew with
 * the other's numbers in it.
 */
export function strangerIds(theirs: Home, ours: Home): Pair[] {
  const { page, server } = theirs.world;
  const { random } = server;
  const pairs: Pair[] = [];
  const digits = (text: string) => random.digits(text.length);
  const add = (kind: string, id: string, twin: string) => pairs.push({ kind, id, twin });
  add('page', page.id, digits(page.id));
  add('user', theirs.userId, digits(theirs.userId));
  const account = page.instagramId;
  if (account) add('instagram', account, `1784${random.digits(13)}`);
  const ourAccount = ours.world.page.instagramId ?? random.digits(17);
  for (const { id, person } of theirs.chats) {
    add('person', person.id, digits(person.id));
    if (account === undefined || id.startsWith('t_')) {
      add('conversation', id, `t_${digits(id.slice(2))}`);
      continue;
    }
    const thread = instagramThreadDigits(id);
    add('conversation', id, instagramConversationId(account, digits(thread)));
    const anew = instagramConversationId(ourAccount, thread);
    add('conversation anew', anew, instagramConversationId(ourAccount, digits(thread)));
    add('conversation as t_', `t_${thread}`, `t_${digits(thread)}`);
  }
  for (const id of theirs.messages) {
    const key = readMessageId(id);
    const item = readInstagramMessageId(id);
    const chat = theirs.chats.find(
      ({ no, id: chatId }) => no === key?.conversation || chatId === item?.conversationId,
    );
    const position = key ?? readItemDigits(item?.item ?? '');
    if (!chat || !position) throw new Error(`A message id that nobody can read: ${id}`);
    const nobody = { created: position.created + 1 + random.next() * 1e9, tie: 7 };
    const there = (no: number, at = position) => messageId(messageIdPrefix(no, chat.no), at);
    const never = () => there(4_000_000_000 + Math.floor(random.next() * 1e8), nobody);
    add('message by number', there(page.no), never());
    add('message of our number', there(ours.world.page.no), never());
    add('message of another number', there(page.no + 1_000_000), never());
    const thread = instagramThreadDigits(chat.id) || chat.id.slice(2);
    for (const owner of [account, ourAccount]) {
      const made = instagramMessageId(owner ?? page.id, thread, itemDigits(position));
      const twin = instagramMessageId(owner ?? page.id, digits(thread), itemDigits(position));
      add('message in the other form', made, twin);
    }
  }
  return pairs;
}

type Ask = (world: World, id: string, token: string) => Promise<Answer>;

const EDGES = ['conversations', 'threads', 'messages', 'attachments', 'shares', 'accounts'];

/** Every way in which a request can name an id. */
export const WAYS: Readonly<Record<string, Ask>> = {
  'the node': (w, id, t) => w.get(`/${id}`, { access_token: t }),
  'the node, with a version': (w, id, t) => w.get(`/v23.0/${id}/`, { access_token: t }),
  'fields of it': (w, id, t) =>
    w.get(`/${id}`, { access_token: t, fields: 'id,name,messages,conversations' }),
  'bad fields of it': (w, id, t) => w.get(`/${id}`, { access_token: t, fields: 'nothing{' }),
  'its metadata': (w, id, t) => w.get(`/${id}`, { access_token: t, metadata: 1, debug: 'all' }),
  'by id=': (w, id, t) => w.get('/', { access_token: t, id }),
  'by ids=': (w, id, t) => w.get('/', { access_token: t, ids: id }),
  'by ids= beside the own Page': (w, id, t) =>
    w.get('/', { access_token: t, ids: `${w.page.id},${id}` }),
  'messages by ids=': (w, id, t) => w.get('/messages', { access_token: t, ids: id }),
  'conversations by ids=': (w, id, t) => w.get('/conversations', { access_token: t, ids: id }),
  'its thread owner': (w, id, t) =>
    w.get(`/${id}/thread_owner`, { access_token: t, recipient: '77' }),
  'as recipient': (w, id, t) => w.get('/me/thread_owner', { access_token: t, recipient: id }),
  'as recipient of a field': (w, id, t) =>
    w.get('/me', { access_token: t, fields: `thread_owner.recipient(${id})` }),
  'as user_id': (w, id, t) => w.get('/me/conversations', { access_token: t, user_id: id }),
  'as user_id on Instagram': (w, id, t) =>
    w.get(`/${w.page.id}/conversations`, { access_token: t, user_id: id, platform: 'instagram' }),
  'as user_id of a field': (w, id, t) =>
    w.get('/me', { access_token: t, fields: `conversations.user_id(${id}).summary(1)` }),
  'by POST': (w, id, t) => w.send('POST', `/${id}`, { access_token: t }),
  'by DELETE': (w, id, t) => w.send('DELETE', `/${id}`, { access_token: t }),
  ...Object.fromEntries(
    EDGES.map((edge): [string, Ask] => [
      `its ${edge}`,
      (w, id, t) => w.get(`/${id}/${edge}`, { access_token: t }),
    ]),
  ),
};

/** Headers that differ from answer to answer, or count the id's own characters. */
const OWN_HEADERS = /^(?:date|content-length|x-fb-(?:request-id|trace-id|debug))$/;

/**
 * Everything that an answer tells, without the id that was asked for, the request's own id, and how
 * far the caller's calls have been counted by then.
 */
export function essence({ status, headers, text }: Answer, id: string): unknown {
  const told = (value: string) =>
    value.replaceAll(id, '{id}').replace(/"(call_count|total_\w+)":\d+/g, '"$1":0');
  return {
    status,
    body: told(text.replace(/"fbtrace_id":"\w+"/, '')),
    headers: [...headers]
      .filter(([name]) => !OWN_HEADERS.test(name))
      .map(([name, value]) => `${name}: ${told(value)}`),
  };
}
