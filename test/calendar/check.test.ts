import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { Control } from '../control/control.ts';
import { type Conversation, type Json, type World, world } from '../support/world.ts';
import { asOf } from './as-of.ts';

let shop: World;
let chat: Conversation;
let plane: Control;
beforeAll(async () => {
  shop = await world();
  plane = new Control(shop.server);
  chat = await shop.conversation();
});
afterAll(() => shop.close());
// What was called is forgotten; the chat is read no more than it has to be.
beforeEach(async () => {
  await plane.post('/reset', {});
  chat = await shop.conversation();
});

const check = async (query = ''): Promise<Json> =>
  (await plane.get(`/calendar/check${query}`)).body;

/** What was found, in a few words. */
const found = async (query = '') =>
  (await check(query)).findings.map(({ day, what, count }: Json) => `${day} ${what} ${count}`);

const posted = (path: string, params: Record<string, string>) =>
  shop.send(
    'POST',
    path,
    {},
    { body: new URLSearchParams({ access_token: shop.token, ...params }) },
  );

describe('what of the calls that were made ends', () => {
  it('is told with its day, how often it was used, and what there is instead', async () => {
    await shop.get('/v27.0/me/conversations', { pretty: 1, fields: 'id,messages.limit(2){id}' });
    await shop.get('/v27.0/me/conversations', { fields: 'id,messages.limit(3){id}', pretty: 0 });
    const { findings, ...rest } = await check();
    expect(rest).toMatchObject({ known_until: '2026-11-29', calls: 2, ways: 1, unseen: 0 });
    const at = '2026-05-04T10:00:00.000Z';
    expect(findings).toEqual([
      {
        ...{ app: shop.app.id, app_name: 'Test Bot', what: 'pretty', day: '2026-11-04' },
        written: '`pretty=`',
        afterwards: 'it is ignored; paging links do not repeat it',
        instead: 'leave it out, and lay JSON out where it is shown, as `jq .` does',
        ...{ known: 'ours', row: '13.1, 4', count: 2, first: at, last: at },
        calls: [
          {
            ...{ method: 'GET', path: '/v27.0/me/conversations', params: ['fields', 'pretty'] },
            ...{ fields: 'id,messages.limit(…){id}', count: 2, first: at, last: at },
          },
        ],
      },
    ]);
  });

  it('is told of it however many and long the parameters before it are', async () => {
    const names = (length: number, name: string) =>
      Object.fromEntries(Array.from({ length }, (_, i) => [`${name}${i}`, 1]));
    const [many, long] = [names(45, 'n'), names(15, 'n'.repeat(37))];
    await shop.get('/v27.0/me', many);
    await shop.get('/v27.0/me', { ...many, pretty: 1 });
    await shop.get('/v27.0/me', long);
    await shop.get('/v27.0/me', { ...long, debug: 'all' });
    expect(await found()).toEqual(['2026-11-04 debug 1', '2026-11-04 pretty 1']);
  });

  it('is nothing for an app that uses nothing old', async () => {
    await shop.get('/v27.0/me', { fields: 'id,name' });
    await shop.get('/v27.0/me/conversations', { platform: 'messenger', limit: 5 });
    await shop.get(`/v27.0/${chat.id}/messages`, { fields: 'id,message,created_time' });
    const { person } = chat;
    await posted('/v27.0/me/messages', {
      recipient: JSON.stringify({ id: person.id }),
      message: JSON.stringify({ text: 'hello' }),
      messaging_type: 'RESPONSE',
    });
    const batch = JSON.stringify([{ method: 'GET', relative_url: 'v27.0/me?fields=id' }]);
    await posted('/v27.0/', { batch });
    expect(await check()).toMatchObject({ calls: 6, findings: [] });
  });

  it.each([
    ['ids at the root', '/v25.0/', { ids: 'ID', fields: 'id' }, ['2026-07-28 ids 1']],
    ['ids of an edge', '/v27.0/messages', { ids: 'ID' }, ['2026-11-04 edge_ids 1']],
    ['metadata of a read', '/v27.0/ID', { metadata: 1 }, ['2026-11-04 metadata 1']],
    ['date_format', '/ID', { date_format: 'U' }, ['2026-10-27 date_format 1']],
    ['debug', '/v26.0/ID', { debug: 'all' }, ['2026-07-29 debug 1']],
    ['a version', '/v21.0/ID', {}, ['2027-01-21 v21.0 1']],
    ['a version in short', '/v22/ID', {}, ['2027-05-20 v22.0 1']],
    ['a version that ended before', '/v2.6/ID', {}, ['2026-05-21 v2.6 1']],
    ['an edge', '/v27.0/me/secondary_receivers', {}, ['2026-11-04 secondary_receivers 1']],
  ])('knows %s', async (_, path, params, expected) => {
    const given = Object.entries(params).map(([name, value]) => [name, of(String(value))]);
    await shop.get(of(path), Object.fromEntries(given));
    expect((await found()).filter((each: string) => !/v25\.0/.test(each))).toEqual(expected);
  });
  const of = (text: string) => text.replace('ID', chat.id);

  it('knows an If-None-Match, and an edge that a version which is left still has', async () => {
    await shop.get('/v25.0/me', { fields: 'id' }, { 'If-None-Match': '"0"' });
    await shop.get('/v25.0/me', { fields: 'secondary_receivers.limit(3){id}' });
    expect(await found()).toEqual([
      '2026-10-27 etag 1',
      '2028-07-29 secondary_receivers 1',
      '2028-07-29 v25.0 2',
    ]);
  });

  it('knows tags of messages that ended, and no other value of a tag', async () => {
    const send = (tag: string) =>
      posted('/v27.0/me/messages', { messaging_type: 'MESSAGE_TAG', message: '{}', tag });
    await send('ACCOUNT_UPDATE');
    await send('HUMAN_AGENT');
    await send('mysecret');
    const { findings } = await check();
    expect(findings).toMatchObject([
      {
        ...{ day: '2026-04-27', what: 'closed_tags', count: 1, known: 'captured' },
        instead: '`HUMAN_AGENT` within seven days, or the template `utility`',
        calls: [{ words: ['tag=ACCOUNT_UPDATE'] }],
      },
    ]);
    expect(JSON.stringify(await shop.server.store.callCounts.all())).not.toContain('mysecret');
  });

  it('is told of each item of a batch', async () => {
    const batch = JSON.stringify([
      { method: 'GET', relative_url: `v27.0/${chat.id}?pretty=1` },
      {
        method: 'GET',
        relative_url: `v27.0/${chat.id}?fields=id`,
        headers: ['If-None-Match: "0"'],
      },
    ]);
    await posted('/v27.0/', { batch });
    const { findings } = await check();
    expect(findings.map(({ what }: Json) => what)).toEqual(['etag', 'pretty']);
    expect(findings[0].calls[0]).toMatchObject({
      ...{ path: '/v27.0/{conversation-id}', if_none_match: true, in_batch: true },
    });
  });

  it('is told of a call that is refused', async () => {
    await asOf(shop, '2026-11-29');
    onTestFinished(() => asOf(shop, 'all'));
    await shop.get('/v27.0/', { ids: chat.id });
    await shop.get('/v27.0/me', { fields: 'nonsense', pretty: 1 });
    expect(await found()).toEqual(['2026-11-04 ids 1', '2026-11-04 pretty 1']);
  });

  it('is not told of a call by nobody', async () => {
    await shop.get('/v25.0/me', { access_token: 'EAAnonsense', pretty: 1 });
    await shop.get('/v25.0/me', { access_token: undefined, pretty: 1 });
    expect(await check()).toMatchObject({ calls: 0, findings: [] });
  });

  it('is told apart by app, and of one app alone', async () => {
    const other = await createApp(shop.server, { name: 'Other' });
    const access_token = await shop.tokenFor({ appId: other.id });
    await shop.get('/v27.0/me', { access_token, debug: 'all' });
    await shop.get('/v27.0/me', { pretty: 1 });
    const own = (query: string) => check(query).then(({ findings }) => findings);
    expect((await own('')).map(({ app_name }: Json) => app_name).sort()).toEqual(
      ['Other', 'Test Bot'].sort(),
    );
    expect(await own('?app=Other')).toMatchObject([{ app: other.id, what: 'debug' }]);
    expect((await plane.get('/calendar/check?app=Nobody')).status).toBe(400);
  });

  it('is what ends by a day', async () => {
    await shop.get('/v21.0/me', { pretty: 1 });
    expect(await found('?by=2026-10-26')).toEqual([]);
    expect(await found('?by=2026-10-27')).toEqual(['2026-10-27 pretty 1']);
    expect(await found('?by=today')).toEqual([]);
    const { status, body } = await plane.get('/calendar/check?by=soon');
    expect([status, body.error.message]).toEqual([
      400,
      '"by" must be a day such as 2026-12-31, or today, and is "soon".',
    ]);
  });

  it('is what was called since a time', async () => {
    await shop.get('/v27.0/me', { pretty: 1 });
    shop.server.clock.advance(3_600_000);
    await shop.get('/v27.0/me', { debug: 'all' });
    expect(await found('?since=-30m')).toEqual(['2026-11-04 debug 1']);
    expect(await found('?since=-2h')).toHaveLength(2);
  });
});

describe('what is counted', () => {
  it('holds nothing that was said: no ids, no values, no tokens', async () => {
    const secret = 'EAAsecretsecretsecretsecretsecretsecretsecretsecret';
    await shop.get(`/v25.0/${chat.id}/messages`, {
      fields: 'id.limit(7654321)',
      after: 'aftertext',
      1234567: 1,
    });
    await shop.get('/v25.0/me', { [secret]: 'x', fields: secret, q: 'valuetext' });
    await shop.get(`/v25.0/me/${secret}`, {});
    await shop.get('/v25.0/me', { method: secret });
    await shop.get('/v25.0/me', { '7000-1000-8000-1000': 1, '9000-08-07': 1 });
    const items = ['v7654321.0/me', 'v7654321.98/me', 'v7/me'].map((relative_url) => {
      return { method: 'GET', relative_url };
    });
    await posted('/v25.0/', { batch: JSON.stringify(items) });
    expect((await found()).filter((each: string) => / v/.test(each))).toEqual([
      '2026-05-21 v7.0 1',
      expect.stringMatching(/^2028-07-29 v25\.0/),
    ]);
    const rows = JSON.stringify(await shop.server.store.callCounts.all());
    expect(rows).toContain('conversation-id');
    for (const each of [
      'secret',
      'text',
      '7654321',
      '1234567',
      '000-',
      chat.id,
      shop.page.id,
      shop.token,
    ]) {
      expect(rows.toLowerCase()).not.toContain(each.toLowerCase());
    }
  });

  it('goes with its app', async () => {
    const gone = await createApp(shop.server, { name: 'Gone' });
    const access_token = await shop.tokenFor({ appId: gone.id });
    await shop.get('/v27.0/me', { access_token, pretty: 1 });
    await check();
    await shop.get('/v27.0/me', { access_token, pretty: 1 });
    await plane.send('DELETE', `/apps/${gone.id}`);
    expect(await check()).toMatchObject({ calls: 0, findings: [] });
  });

  it('does not change what a token or a Page is read under', async () => {
    const before = shop.server.store.generation();
    await shop.get('/v27.0/me', { pretty: 1 });
    await check();
    expect(shop.server.store.generation()).toBe(before);
  });
});
