import { afterAll } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken, type TokenSpec } from '../../src/admin/tokens.ts';
import type { Limits, PageMode, PageProfile, PageRow } from '../../src/store/directory.ts';
import {
  instagramConversationId,
  messengerConversationId,
} from '../../src/store/ids/conversation-id.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Folder, Platform } from '../../src/store/page/platform.ts';
import type { PersonProfile } from '../../src/store/page/tables.ts';
import type { NewMessage, ThreadControl } from '../../src/store/page/writer.ts';
import { type StartOptions, start, type TestServer } from '../../src/testing/start.ts';

/** JSON of an answer; tests know what they asked for. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads any shape and asserts on it
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly text: string;
}

export type Params = Readonly<Record<string, string | number | undefined>>;

/** A message in a test's words: who, what, and how long before now. */
export interface Said extends Partial<Omit<NewMessage, 'created' | 'sender' | 'text'>> {
  /** The Page, the conversation's person (default), another person's number, or nobody. */
  readonly by?: 'page' | 'nobody' | PersonRow;
  readonly text?: string;
  /** Minutes before the clock's now; each next message is a minute later without it. */
  readonly ago?: number;
}

export interface ConversationSpec {
  readonly platform?: Platform;
  readonly folder?: Folder;
  readonly people?: readonly PersonRow[];
  readonly said?: readonly Said[];
  readonly control?: ThreadControl;
}

export interface Conversation {
  readonly id: string;
  readonly no: number;
  readonly person: PersonRow;
}

const MINUTE = 60_000;

/** An app with its secrets. */
interface TestApp {
  readonly id: string;
  readonly secret: string;
  readonly instagram_secret: string;
}

/** A server with one Page, one app and one full Page token: what most tests begin with. */
export class World {
  readonly server: TestServer;
  readonly app: TestApp;
  readonly page: PageRow;
  /** A Page token with every scope and task. */
  readonly token: string;

  constructor(server: TestServer, app: TestApp, page: PageRow, token: string) {
    this.server = server;
    this.app = app;
    this.page = page;
    this.token = token;
  }

  /** GET with the full token, unless `access_token` says otherwise (undefined: none). */
  get(path: string, params: Params = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { access_token: this.token, ...params }, { headers });
  }

  /** Any request; parameters go into the query. */
  async send(
    method: string,
    path: string,
    params: Params = {},
    init: RequestInit = {},
  ): Promise<Answer> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) {
      if (value !== undefined) query.append(name, String(value));
    }
    const url = path.startsWith('http') ? path : this.server.url + path;
    const marked = query.size === 0 ? '' : `${url.includes('?') ? '&' : '?'}${query}`;
    const response = await fetch(url + marked, { method, ...init });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  /** Another token; a Page token of this Page and app without more. */
  async tokenFor(spec: Partial<TokenSpec> = {}): Promise<string> {
    const { access_token } = await createToken(this.server, {
      kind: 'page',
      appId: this.app.id,
      ...(spec.kind === undefined || spec.kind === 'page' ? { pageId: this.page.id } : {}),
      ...spec,
    });
    return access_token;
  }

  person(name: string, platform: Platform = 'MESSENGER', profile?: PersonProfile) {
    return createPerson(this.server, {
      pageId: this.page.id,
      name,
      platform,
      ...(profile ? { profile } : {}),
    });
  }

  /** A conversation with messages; by default one person on Messenger who said "hello". */
  async conversation(spec: ConversationSpec = {}): Promise<Conversation> {
    const { platform = 'MESSENGER', folder = 'inbox', said = [{ text: 'hello' }] } = spec;
    const people = spec.people ?? [await this.person('Ada Okafor', platform)];
    const { store, random, clock } = this.server;
    const id =
      platform === 'INSTAGRAM'
        ? instagramConversationId(this.page.instagramId ?? '', random.digits(17))
        : messengerConversationId(random.digits(16));
    const [person] = people;
    if (!person) throw new Error('A conversation of nobody');
    const no = await store.transaction(async (tx) => {
      const page = history(tx, this.page.no);
      const created = await page.addConversation({
        id,
        platform,
        folder,
        people: people.map((each) => each.no),
      });
      await page.addMessages(created, messagesOf(said, person, clock.now()));
      if (spec.control) await page.setThreadControl(created, spec.control);
      return created;
    });
    return { id, no, person };
  }

  /** More messages in a conversation, in any order of time. */
  say({ no, person }: Conversation, ...said: readonly Said[]): Promise<void> {
    const { store, clock } = this.server;
    const messages = messagesOf(said, person, clock.now());
    return store.transaction(async (tx) => {
      await history(tx, this.page.no).addMessages(no, messages);
    });
  }

  /** Ids of a conversation's messages, newest first. */
  async messageIds(conversation: { readonly id: string }): Promise<string[]> {
    const { body } = await this.get(`/${conversation.id}/messages`, { fields: 'id', limit: 500 });
    return body.data.map((message: { id: string }) => message.id);
  }

  /** Follows `paging.next` to the end; gives every page's data. */
  async pages(path: string, params: Params = {}): Promise<Json[][]> {
    const pages: Json[][] = [];
    let answer = await this.get(path, params);
    for (;;) {
      pages.push(answer.body.data);
      const next = answer.body.paging?.next;
      if (!next || pages.length > 200) return pages;
      answer = await this.send('GET', next);
    }
  }

  /** Another Page on the same server, with a token of the same app: cheaper than a new world. */
  async besides(options: PageOptions = {}): Promise<World> {
    const { page, token } = await pageOf(this.server, this.app.id, options);
    return new World(this.server, this.app, page, token);
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** What a world's Page is like. */
export interface PageOptions {
  readonly mode?: PageMode | undefined;
  /** Whether calls over a rate limit are refused; they are not without this. */
  readonly limits?: Limits | undefined;
  /** Whether the Page has a linked Instagram account; it has without this. */
  readonly instagram?: boolean | undefined;
  readonly profile?: PageProfile | undefined;
}

export interface WorldOptions extends StartOptions, PageOptions {}

/** Starts a world. */
export async function world(options: WorldOptions = {}): Promise<World> {
  const { mode, limits, instagram, profile, ...starting } = options;
  const server = await start(starting);
  const app = await createApp(server, { name: 'Test Bot' });
  const { page, token } = await pageOf(server, app.id, { mode, limits, instagram, profile });
  return new World(server, app, page, token);
}

/** A world that the tests of one file share, closed behind the last of them. */
export async function sharedWorld(options?: WorldOptions): Promise<World> {
  const shared = await world(options);
  afterAll(() => shared.close());
  return shared;
}

/** A Page with a full Page token. The first is Corner Shop, corner.shop; the next has a 2. */
async function pageOf(
  server: TestServer,
  app: string,
  { mode, limits, instagram = true, profile }: PageOptions,
): Promise<{ page: PageRow; token: string }> {
  const others = (await server.store.directory.pages.after(0, 100)).length;
  const number = others === 0 ? '' : String(others + 1);
  const page = await createPage(server, {
    name: `Corner Shop ${number}`.trim(),
    mode,
    limits,
    profile,
    ...(instagram ? { instagram: { username: `corner.shop${number}` } } : {}),
    defaultApp: app,
  });
  const { access_token } = await createToken(server, {
    kind: 'page',
    appId: app,
    pageId: page.id,
  });
  return { page, token: access_token };
}

/** Messages as the store takes them: a minute apart up to now, unless they say how long ago. */
function messagesOf(said: readonly Said[], person: PersonRow, now: number): NewMessage[] {
  let at = now - said.length * MINUTE;
  return said.map(({ by, text = '', ago, ...rest }): NewMessage => {
    at = ago === undefined ? at + MINUTE : now - ago * MINUTE;
    const sender = by === 'page' ? 0 : by === 'nobody' ? null : (by ?? person).no;
    return { created: at, sender, text, ...rest };
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
