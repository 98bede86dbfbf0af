import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson } from '../../src/admin/people.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { png } from '../media/pictures.ts';
import type { Json } from '../support/world.ts';
import { runs } from './runs.ts';
import { type RawRequest, sendRaw } from './send-raw.ts';
import { shared } from './shared.ts';
import { type DemoShop, demoShop } from './shop.ts';

/** A request that an SDK sent, with what it was seen to accept for an answer. */
interface Recorded extends RawRequest {
  readonly client: string;
  readonly expect: {
    readonly status: number;
    readonly shape?: Json;
    readonly next?: true;
    readonly error?: { readonly code: number; readonly type: string };
    /** Codes of a batch's entries, null for those left out; whether they have headers. */
    readonly batch?: readonly (number | null)[];
    readonly headers?: boolean;
  };
}

/** The clients that they are of, as docs/clients.md names them. */
const SDKS: Readonly<Record<string, ReturnType<typeof runs>>> = {
  'browser-js-sdk': runs('JavaScript SDK (`FB.api`)'),
  'android-graphrequest': runs('Android SDK (`GraphRequest`)'),
  'ios-derived': runs('iOS SDK (`FBSDKGraphRequest`)'),
  'php-sdk-v5': runs('PHP SDK v5'),
};

const vectors = shared('vectors');
const all: readonly Recorded[] = vectors.json('sdk-requests.json', []);

/** One was recorded with a picture of no bytes: it sends one of a pixel. */
const withPicture = <T extends RawRequest>(recorded: T): T => {
  const { body = '' } = recorded;
  const isEmpty = body.includes('"type":"image"') && body.includes('content/unknown\r\n\r\n\r\n');
  const picture = png(1, 1).toString('latin1');
  return isEmpty
    ? { ...recorded, isBytes: true, body: body.replace('unknown\r\n\r\n', `$&${picture}`) }
    : recorded;
};

let shop: DemoShop;
/** What `${NAME}` stands for in a recorded request. */
let names: Readonly<Record<string, string>>;
beforeAll(async () => {
  if (!vectors.isHere) return;
  shop = await demoShop();
  names = await namesOf(shop);
});
afterAll(() => shop?.server.close());

describe.skipIf(!vectors.isHere)(`requests recorded of SDKs${vectors.note}`, () => {
  it('are 67, of four SDKs', () => {
    expect(all).toHaveLength(67);
    expect(Object.keys(SDKS)).toEqual(expect.arrayContaining(all.map(({ client }) => client)));
  });

  for (const recorded of all)
    it(titleOf(recorded), SDKS[recorded.client] ?? {}, () => takes(recorded));
});

/** Sends a request, and expects of the answer what the SDK was seen to accept. */
async function takes(recorded: Recorded): Promise<void> {
  const { expect: wanted, headers } = recorded;
  const answer = await sendRaw(shop.server.url, withPicture(named(recorded)));
  expect(answer.status).toBe(wanted.status);
  // No client of these can read a compressed answer, those that send `*` neither.
  expect(answer.headers).not.toHaveProperty('content-encoding');
  if (headers.origin) expect(answer.headers['access-control-allow-origin']).toBe('*');
  if (recorded.method === 'OPTIONS') {
    expect(answer.headers['access-control-allow-methods']).toContain('DELETE');
    return;
  }
  expect(answer.headers['content-type']).toBe('application/json; charset=UTF-8');
  if (wanted.error) {
    expect(answer.body.error).toMatchObject(wanted.error);
    return;
  }
  expect(answer.body).not.toHaveProperty('error');
  if (wanted.batch) {
    expectEntries(answer.body, wanted.batch, wanted.headers);
    return;
  }
  expectShape(answer.body, wanted.shape, 'body');
  if (wanted.next) await expectNext(answer.body);
}

function titleOf({ client, method, url, body = '' }: Recorded): string {
  const short = url.replace(/\$\{TOKEN\}/, '…').replace(/%[0-9A-F]{2}/g, '.');
  return `${client}: ${method} ${short.slice(0, 110)} ${body.slice(0, 24)}`.trim();
}

function named<T extends RawRequest>(recorded: T): T {
  const put = (text: string) =>
    text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = names[name];
      if (!value) throw new Error(`Nothing is known of ${name}.`);
      return value;
    });
  const { url, body } = recorded;
  return { ...recorded, url: put(url), ...(body === undefined ? {} : { body: put(body) }) };
}

/** Entries of a batch: codes as recorded, bodies as JSON text, headers by name and value. */
function expectEntries(body: Json, wanted: readonly (number | null)[], headers = true): void {
  expect(body.map((entry: Json) => entry?.code ?? null)).toEqual(wanted);
  for (const entry of body.filter((each: Json) => each !== null)) {
    expect(JSON.parse(entry.body)).toBeTypeOf('object');
    if (headers) expectShape(entry.headers, [{ name: 'string', value: 'string' }], 'headers');
  }
}

/** A shape is a type's name, a list of one shape, or an object of shapes, all of which are there. */
function expectShape(value: Json, shape: Json, at: string): void {
  if (typeof shape === 'string') {
    expect(Array.isArray(value) ? 'array' : typeof value, at).toBe(shape);
    expect(value, at).not.toBeNull();
  } else if (Array.isArray(shape)) {
    expect(value, at).toBeInstanceOf(Array);
    expect(value.length, at).toBeGreaterThan(0);
    for (const [i, each] of value.entries()) expectShape(each, shape[0], `${at}[${i}]`);
  } else {
    expect(value, at).toBeTypeOf('object');
    for (const [key, part] of Object.entries(shape)) {
      expect(value, at).toHaveProperty(key);
      expectShape(value[key], part, `${at}.${key}`);
    }
  }
}

/** Clients take `paging.next` as it is: it has to work without anything added. */
async function expectNext({ data, paging }: Json): Promise<void> {
  const { origin, pathname, search } = new URL(paging.next);
  expect(origin).toBe(shop.server.url);
  const url = pathname + search;
  const { status, body } = await sendRaw(shop.server.url, { method: 'GET', url, headers: {} });
  expect(status).toBe(200);
  expect(body.data.length).toBeGreaterThan(0);
  const ids = [...data, ...body.data].map(({ id }: Json) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

async function namesOf({ server, facts }: DemoShop): Promise<Record<string, string>> {
  const { appId, appSecret, pageToken, conversationId } = facts;
  const parts = 'id,attachments,shares{link,name,description},reactions';
  const query = new URLSearchParams({ fields: parts, limit: '20', access_token: pageToken });
  const { body } = await sendRaw(server.url, {
    method: 'GET',
    url: `/v23.0/${conversationId}/messages?${query}`,
    headers: {},
  });
  const idOf = (has: (message: Json) => unknown): string => body.data.find(has)?.id;
  return {
    TOKEN: pageToken,
    PAGE_ID: facts.pageId,
    APP_ID: appId,
    APP_SECRET: appSecret,
    PSID: facts.psid,
    SEND_PSID: await somebodyWho(server, facts),
    CONV: conversationId,
    MSG_ATTACHMENTS: idOf((m) => m.attachments?.data[0].image_data),
    MSG_SHARES: idOf((m) => m.shares?.data[0].description),
    MSG_REACTIONS: idOf((m) => m.reactions),
    PROOF: proof(appSecret, pageToken),
    APP_PROOF: proof(appSecret, `${appId}|${appSecret}`),
    PROOF_WRONG: proof('not the secret', pageToken),
  };
}

/** A person who has just written. */
async function somebodyWho(server: DemoShop['server'], { pageId }: DemoShop['facts']) {
  const person = await createPerson(server, { pageId, name: 'Ada Okafor', platform: 'MESSENGER' });
  const page = await server.store.directory.pages.byId(pageId);
  await server.store.transaction((tx) =>
    history(tx, page?.no ?? 0).addConversation({
      ...{ id: 't_1', platform: 'MESSENGER', folder: 'inbox', people: [person.no] },
      said: [{ created: server.clock.now(), sender: person.no, text: 'hello' }],
    }),
  );
  return person.id;
}

const proof = (secret: string, token: string): string =>
  createHmac('sha256', secret).update(token).digest('hex');
