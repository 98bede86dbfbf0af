import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../src/admin/apps.ts';
import { createPage } from '../../../src/admin/pages.ts';
import { createPerson } from '../../../src/admin/people.ts';
import { createToken } from '../../../src/admin/tokens.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { systemRandom } from '../../../src/base/random.ts';
import { openHouse } from '../../../src/house/house.ts';
import { messengerConversationId } from '../../../src/store/ids/conversation-id.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import { dataDir, serving } from '../../cli/run.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';

const database = await testDatabase();

/** Messages that are sent through each of the processes, and read through each other; 10000 for a long run. */
const SENDS = Number(process.env.FRESH_SENDS ?? 250);
const PROCESSES = 3;

/** What a client was answered, or a tag that is still the same. */
interface Told {
  readonly status: number;
  readonly tag: string;
  readonly body: string;
}

/** A client of one process: it keeps its connections, and tags of what it has read. */
class Client {
  readonly #url: string;
  readonly #token: string;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #tags = new Map<string, string>();

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
    onTestFinished(() => this.#agent.destroy());
  }

  async send(to: string, message: string): Promise<string> {
    const body = JSON.stringify({ recipient: { id: to }, message: { text: message } });
    const told = await this.#ask(
      'POST',
      'me/messages',
      { 'content-type': 'application/json' },
      body,
    );
    expect(told).toMatchObject({ status: 200 });
    return (JSON.parse(told.body) as { message_id: string }).message_id;
  }

  read(path: string): Promise<Told> {
    return this.#ask('GET', path, {});
  }

  /** Reads what was read before, unless it is the same still. */
  async readAgain(path: string): Promise<Told> {
    const known = this.#tags.get(path);
    const told = await this.#ask('GET', path, known ? { 'if-none-match': known } : {});
    this.#tags.set(path, told.tag);
    return told;
  }

  #ask(method: string, path: string, more: Record<string, string>, body?: string): Promise<Told> {
    const headers = { authorization: `Bearer ${this.#token}`, ...more };
    const { promise, resolve, reject } = Promise.withResolvers<Told>();
    const asked = request(`${this.#url}/v26.0/${path}`, { method, headers, agent: this.#agent });
    asked.once('response', (answer) => {
      const { statusCode: status = 0, headers } = answer;
      text(answer).then((body) => resolve({ status, tag: headers.etag ?? '', body }), reject);
    });
    asked.once('error', reject).end(body);
    return promise;
  }
}

interface Chat {
  readonly id: string;
  readonly psid: string;
}

/** A Page with as many conversations as there are processes, and a server each. */
async function served(): Promise<{
  clients: readonly Client[];
  chats: readonly Chat[];
  said: () => string[];
}> {
  const { place } = freshSchema(database as never);
  const data = dataDir();
  const house = await openHouse({
    ...{ dataDir: data, database: place, clock: systemClock, random: systemRandom, env: {} },
  });
  const app = await createApp(house, { name: 'Inbox' });
  const page = await createPage(house, { name: 'Kiln & Clover', defaultApp: app.id });
  const chats: Chat[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const id = messengerConversationId(house.random.digits(16));
    const of = { pageId: page.id, name: 'Ada Okafor', platform: 'MESSENGER' } as const;
    const person = await createPerson(house, of);
    await house.store.transaction(async (tx) => {
      const writer = history(tx, page.no);
      const people = [person.no];
      const no = await writer.addConversation({
        id,
        platform: 'MESSENGER',
        folder: 'inbox',
        people,
      });
      const created = house.clock.now() - 1_000;
      await writer.addMessages(no, [{ created, sender: person.no, text: 'hello' }]);
    });
    chats.push({ id, psid: person.id });
  }
  const spec = { kind: 'page', appId: app.id, pageId: page.id } as const;
  const { access_token } = await createToken(house, spec);
  await house.close();
  const flags = ['serve', '--port', '0', '--store', place, '--data', data];
  const servers = await Promise.all(Array.from({ length: PROCESSES }, () => serving(flags)));
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.stop()));
  });
  const clients = servers.map(({ ready }) => new Client(String(ready.url), access_token));
  const said = () => servers.map((server) => server.stderr());
  return { clients, chats, said };
}

/** What is read of a conversation once a message was sent there: by id, in lists, from memory and by tag. */
async function readBack(client: Client, { id }: Chat, message: string, said: string) {
  const count = `${id}?fields=message_count,snippet`;
  const answers = await Promise.all([
    client.read(`${message}?fields=message`),
    client.read(`${id}/messages?fields=message&limit=3`),
    client.read('me/conversations?fields=snippet'),
    client.read(count),
    client.readAgain(count),
  ]);
  for (const { status, body } of answers)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: expect.stringContaining(said),
    });
}

describe.runIf(database)('several servers of one store', () => {
  it('show what one of them has acknowledged at the next read through any other', {
    timeout: 120_000 + 400 * SENDS,
  }, async () => {
    const { clients, chats, said } = await served();
    const rounds = chats.map(async (chat, at) => {
      for (let i = 0; i < SENDS / PROCESSES; i++) {
        const by = clients[(at + i) % PROCESSES] as Client;
        const said = `Message ${i} of ${at}.`;
        const message = await by.send(chat.psid, said);
        const others = clients.filter((client) => client !== by);
        await Promise.all(others.map((other) => readBack(other, chat, message, said)));
      }
    });
    await Promise.all(rounds).catch((cause: unknown) => {
      throw new Error(`The servers said: ${said().join('\n')}`, { cause });
    });
    expect(said()).toEqual(clients.map(() => ''));
  });
});
