import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { DATED_FORMS, type FrozenForm } from '../../src/graph/declare/dated-forms.ts';
import { openHouse } from '../../src/house/house.ts';
import { listen } from '../../src/house/listen.ts';
import { PLAIN } from '../../src/testing/start.ts';
import { Control } from '../control/control.ts';
import { expectError } from '../protocol/graph-error.ts';
import { type Answer, type Conversation, type World, world } from '../support/world.ts';
import { asOf } from './as-of.ts';

const EVE = '2026-11-03';
const DAY = '2026-11-04';

let shop: World;
let chat: Conversation;
beforeAll(async () => {
  shop = await world();
  chat = await shop.conversation();
});
afterAll(() => shop.close());

/** An app of the same Page. */
interface Bot {
  readonly id: string;
  readonly token: string;
}

async function bot(usedBefore?: readonly FrozenForm[]): Promise<Bot> {
  const { id } = await createApp(shop.server, { name: 'Bot' });
  if (usedBefore) await changeApp(shop.server, id, { used_before: usedBefore });
  return { id, token: await shop.tokenFor({ appId: id }) };
}

/** What an app is known to have used. */
async function usedBy({ id }: Bot, plane = new Control(shop.server)) {
  const { body } = await plane.get('/apps');
  return body.data.find((app: { id: string }) => app.id === id)?.used_before;
}

const ask = (method: string, path: string, params: object, { token }: Partial<Bot>) =>
  shop.send(method, path, { access_token: token, ...params });

/** A call that uses a form, and whether that had its effect; where it has none, how it is answered. */
const USES: Readonly<Record<FrozenForm, (app: Partial<Bot>) => Promise<boolean>>> = {
  edge_ids: async (app) => {
    const answer = await ask('GET', '/v25.0/messages', { ids: chat.id }, app);
    if (answer.status === 200) return chat.id in answer.body;
    expectError(answer, {
      status: 500,
      message: 'The ids query parameter is deprecated in v26.0+.',
      code: 100,
    });
    return false;
  },
  method_override: async (app) => {
    const answer = await ask('POST', '/v25.0/me', { method: 'get', fields: 'name' }, app);
    if (answer.status === 200) return answer.body.name === shop.page.name;
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(answer.body.error.message).toMatch(/^Unsupported post request\./);
    return false;
  },
  alias: async (app) => {
    const params = { fields: 'id,conversations.as(chats){id}' };
    const answer = await ask('GET', '/v25.0/me', params, app);
    if (answer.status === 200) return 'chats' in answer.body;
    expectError(answer, { status: 400, message: '(#100) Unknown fields: chats.', code: 100 });
    return false;
  },
  jsonp: async (app) => {
    const answer = await ask('GET', '/v25.0/me', { callback: 'f', fields: 'id' }, app);
    const isScript = answer.text === `/**/ f({"id":"${shop.page.id}"});`;
    const type = answer.headers.get('content-type');
    expect(type).toMatch(isScript ? /^text\/javascript/ : /^application\/json/);
    if (!isScript) expect(answer.body).toEqual({ id: shop.page.id });
    return isScript;
  },
};

const FROZEN = DATED_FORMS.flatMap(({ form, frozenFrom, row }) =>
  frozenFrom ? [{ form: form as FrozenForm, frozenFrom, row }] : [],
);

it('four forms are frozen on the day of v27 (wire.md 13.1, 6)', () => {
  expect(FROZEN.map(({ form }) => form).toSorted()).toEqual(Object.keys(USES).toSorted());
  for (const { frozenFrom } of FROZEN) expect(frozenFrom).toBe(DAY);
});

// wire.md 13.1, 6.
describe.each(FROZEN)('$form (wire.md $row)', ({ form }) => {
  const uses = (app: Partial<Bot>) => USES[form](app);

  it('is there for every app until the eve, and from the day on for those that used it', async () => {
    const [one, other] = [await bot(), await bot()];
    await asOf(shop, EVE);
    expect(await uses(one)).toBe(true);
    await expect.poll(() => usedBy(one)).toEqual([{ form, since: EVE }]);
    await asOf(shop, DAY);
    expect(await uses(one)).toBe(true);
    expect(await uses(other)).toBe(false);
    expect(await usedBy(other)).toEqual([]);
  });

  it('is there for an app of which it is said that it used it', async () => {
    await asOf(shop, '2026-11-29');
    expect(await uses(await bot([form]))).toBe(true);
    const others = FROZEN.map((each) => each.form).filter((each) => each !== form);
    expect(await uses(await bot(others))).toBe(false);
  });

  it('is there for all whatever the day, and then nobody has used it', async () => {
    const app = await bot();
    await asOf(shop, 'all');
    await shop.server.store.transaction(async () => undefined);
    const before = shop.server.store.generation();
    expect(await uses(app)).toBe(true);
    await shop.server.store.transaction(async () => undefined);
    expect(shop.server.store.generation()).toBe(before);
    expect(await usedBy(app)).toEqual([]);
  });
});

describe('a first use', () => {
  it('is written once, with its day', async () => {
    const app = await bot();
    await asOf(shop, '2026-06-01');
    await USES.jsonp(app);
    await expect.poll(() => usedBy(app)).toEqual([{ form: 'jsonp', since: '2026-06-01' }]);
    const written = shop.server.store.generation();
    await USES.jsonp(app);
    await asOf(shop, '2026-06-02');
    await USES.jsonp(app);
    await shop.server.store.transaction(async () => undefined);
    expect(shop.server.store.generation()).toBe(written);
  });

  it('that was taken back is one again when it is used again, on that day too', async () => {
    const app = await bot();
    await asOf(shop, EVE);
    for (const _ of [1, 2]) {
      await USES.jsonp(app);
      await expect.poll(() => usedBy(app)).toEqual([{ form: 'jsonp', since: EVE }]);
      await shop.server.store.transaction(async () => undefined);
      await changeApp(shop.server, app.id, { used_before: [] });
    }
  });

  it('is none of a call that would be answered so anyway', async () => {
    const app = await bot();
    await asOf(shop, EVE);
    // As Meta's own SDKs send it.
    await ask('GET', '/me', { method: 'get', fields: 'id' }, app);
    // An answer to a write is no script.
    await ask('POST', '/me/messages', { callback: 'f' }, app);
    await shop.server.store.transaction(async () => undefined);
    expect(await usedBy(app)).toEqual([]);
  });

  it('is none of one without a good token', async () => {
    await asOf(shop, EVE);
    const before = shop.server.store.generation();
    const { text } = await ask('GET', '/me', { callback: 'f' }, { token: 'EAAnone' });
    expect(text).toMatch(/^\/\*\*\/ f\(\{"error"/);
    await shop.server.store.transaction(async () => undefined);
    expect(shop.server.store.generation()).toBe(before);
  });

  it('is that of each item of a batch', async () => {
    const app = await bot();
    const items = [
      { method: 'GET', relative_url: `messages?ids=${chat.id}` },
      { method: 'POST', relative_url: 'me?method=get&fields=id' },
      { method: 'GET', relative_url: 'me?fields=conversations.as(chats){id}' },
    ];
    const batch = async () => {
      const body = new URLSearchParams({
        batch: JSON.stringify(items),
        access_token: app.token,
      });
      const { body: answers } = await shop.send('POST', '/v25.0/', {}, { body });
      return answers.map(({ code }: { code: number }) => code);
    };
    await asOf(shop, DAY);
    expect(await batch()).toEqual([500, 400, 400]);
    await asOf(shop, EVE);
    expect(await batch()).toEqual([200, 200, 200]);
    await expect
      .poll(() => usedBy(app))
      .toEqual(['edge_ids', 'method_override', 'alias'].map((form) => ({ form, since: EVE })));
    await asOf(shop, DAY);
    expect(await batch()).toEqual([200, 200, 200]);
  });

  it('is none of a callback that only an item of a batch has: no item is a script', async () => {
    const app = await bot();
    await asOf(shop, EVE);
    const batch = JSON.stringify([{ method: 'GET', relative_url: 'me?callback=f&fields=id' }]);
    const body = new URLSearchParams({ batch, access_token: app.token });
    const { body: answers } = await shop.send('POST', '/v27.0/', {}, { body });
    expect(answers[0]).toMatchObject({ code: 200, body: `{"id":"${shop.page.id}"}` });
    await shop.server.store.transaction(async () => undefined);
    expect(await usedBy(app)).toEqual([]);
    const check = await new Control(shop.server).get(`/calendar/check?app=${app.id}`);
    expect(check.body).toMatchObject({ calls: 2, findings: [] });
  });

  it('is on the day of the store’s clock, where that is the calendar’s', async () => {
    const now = Date.UTC(2026, 10, 3, 23, 59, 59);
    const other = await world({ asOf: 'today', now });
    onTestFinished(() => other.close());
    const app = { id: other.app.id, token: other.token };
    const isScript = async () => {
      const { text } = await other.get('/me', { callback: 'f', fields: 'id' });
      return text.startsWith('/**/ f(');
    };
    expect(await isScript()).toBe(true);
    await expect
      .poll(() => usedBy(app, new Control(other.server)))
      .toEqual([{ form: 'jsonp', since: EVE }]);
    other.server.clock.advance(1_000);
    expect(await isScript()).toBe(true);
    await changeApp(other.server, app.id, { used_before: [] });
    expect(await isScript()).toBe(false);
  });
});

/** Another server over the same store, as another process or a later one opens it. */
async function another(day: string): Promise<(path: string, app: Bot) => Promise<Answer>> {
  const { dataDir, clock, random } = shop.server;
  const house = await openHouse({ dataDir, clock, random, allowTo: ['loopback'], env: {} });
  const options = { ...PLAIN, asOf: day as typeof PLAIN.asOf };
  const { url, close } = await listen(house, options, () => undefined);
  onTestFinished(async () => {
    await close();
    await house.close();
  });
  return (path, app) => shop.send('GET', url + path, { access_token: app.token });
}

it('another process knows at once what one has noted, and so does the next that opens the store', async () => {
  const app = await bot();
  const path = '/me?callback=f&fields=id';
  const isScript = ({ text }: Answer) => text.startsWith('/**/');
  const beside = await another(DAY);
  expect(isScript(await beside(path, app))).toBe(false);
  await asOf(shop, EVE);
  await USES.jsonp(app);
  await expect.poll(() => usedBy(app)).toHaveLength(1);
  expect(isScript(await beside(path, app))).toBe(true);
  const later = await another('2026-11-29');
  expect(isScript(await later(path, app))).toBe(true);
});

describe('to change', () => {
  const checked = async (app: Bot) => {
    const plane = new Control(shop.server);
    const { body } = await plane.get(`/calendar/check?app=${app.id}`);
    return body.findings.map(({ day, what }: { day: string; what: string }) => `${day} ${what}`);
  };

  it('is what is frozen for an app that has not used it before, as it is told', async () => {
    const app = await bot();
    await asOf(shop, 'all');
    await ask('GET', '/me', { callback: 'f', fields: 'id' }, app);
    expect(await checked(app)).toEqual([`${DAY} jsonp`]);
    await changeApp(shop.server, app.id, { used_before: ['jsonp'] });
    expect(await checked(app)).toEqual([]);
  });

  it('is told with the answers of that app, and with no other’s', async () => {
    const [one, other] = [await bot(), await bot(['jsonp'])];
    const told = async (app: Bot) => {
      const { headers } = await ask('GET', '/v27.0/me', { callback: 'f', fields: 'id' }, app);
      return headers.get('x-convograph-deprecated');
    };
    await asOf(shop, DAY);
    expect([await told(one), await told(other)]).toEqual([`${DAY} jsonp`, null]);
  });
});

describe('what an app has no more', () => {
  it('is ignored of whoever has no token of one', async () => {
    await asOf(shop, DAY);
    const { status, headers, body } = await ask('GET', '/me', { callback: 'f' }, {});
    expect([status, body.error.code]).toEqual([400, 2500]);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('writes nothing by a verb that it only names: a read stays one', async () => {
    const app = await bot();
    await asOf(shop, DAY);
    const said = { recipient: `{"id":"${chat.person.id}"}`, message: '{"text":"hi"}' };
    const answer = await ask('GET', `/v25.0/${chat.id}`, { method: 'delete', ...said }, app);
    expect(answer.body.id).toBe(chat.id);
    expect(answer.headers.has('etag')).toBe(false);
  });

  it('stays away where only the verb that is left would use it', async () => {
    const [one, other] = [await bot(), await bot(['jsonp', 'edge_ids'])];
    await asOf(shop, DAY);
    const script = (app: Bot) =>
      ask('GET', '/v25.0/me', { callback: 'f', method: 'delete', fields: 'id' }, app);
    expect((await script(one)).text).toBe(`{"id":"${shop.page.id}"}`);
    expect((await script(other)).text).toMatch(/^\/\*\*\/ f\(/);
    const edges = (app: Bot) =>
      ask('GET', '/v25.0/messages', { ids: chat.id, method: 'post' }, app);
    expect([(await edges(one)).status, (await edges(other)).status]).toEqual([500, 200]);
  });

  it('is not looked at: a callback that is no name of a function is none', async () => {
    const [one, other] = [await bot(), await bot(['jsonp'])];
    await asOf(shop, DAY);
    const params = { callback: 'no name', fields: 'id' };
    expect((await ask('GET', '/me', params, one)).status).toBe(200);
    expect((await ask('GET', '/me', params, other)).body.error.message).toMatch(/callback/);
  });

  it('lets an error have its own status', async () => {
    const app = await bot();
    await asOf(shop, DAY);
    const answer = await ask('GET', '/v25.0/me', { callback: 'f', fields: 'nonsense' }, app);
    expect([answer.status, answer.body.error.code]).toEqual([400, 100]);
    const nothing = await ask('GET', '/v99.0/me', { callback: 'f' }, app);
    expect([nothing.status, nothing.body.error.code]).toEqual([400, 2500]);
  });

  it('is no script either where nothing can be read, or of a version that never was', async () => {
    const { token } = await bot();
    // A batch may be asked for by a script.
    const path = `/v25.0/?batch=[]&callback=f&pretty=1&access_token=${token}`;
    const unread = async (day: string) => {
      await asOf(shop, day);
      const headers = { 'content-type': 'application/json' };
      return shop.send('POST', path, { access_token: undefined }, { body: '{"no', headers });
    };
    expect((await unread(EVE)).text).toMatch(/^\/\*\*\/ f\(/);
    const answer = await unread(DAY);
    expect([answer.status, answer.body.error.code]).toEqual([400, 100]);
    const { text } = await shop.get('/v99.0/me', { access_token: token, callback: 'f', pretty: 1 });
    expect(text).toMatch(/^\{"error":\{"message":"Unknown path/);
  });

  it('leads elsewhere as without it', async () => {
    const app = await bot();
    await asOf(shop, DAY);
    const url = `${shop.server.url}/v25.0/${shop.page.id}/picture?callback=f&access_token=${app.token}`;
    const { status, headers } = await fetch(url, { redirect: 'manual' });
    expect(status).toBe(302);
    expect(headers.get('x-convograph-deprecated')).toBe(`${DAY} jsonp, 2028-07-29 v25.0`);
  });
});
