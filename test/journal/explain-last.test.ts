import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { asOf } from '../calendar/as-of.ts';
import { Control } from '../control/control.ts';
import { askHost, loginToken } from '../instagram-host/ways.ts';
import { type World, world } from '../support/world.ts';

let shop: World;
let plane: Control;
beforeEach(async () => {
  shop = await world({ journal: 'bodies' });
  plane = new Control(shop.server);
});
afterEach(() => shop.close());

const last = async (more: object = {}) =>
  (await plane.post('/explain', { last: true, ...more })).body;

/** Calls, and has it explained as the last that was refused. */
async function explained(path: string, token: string | undefined, more: object = {}) {
  const answer = await shop.get(path, { access_token: token, ...more });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const { code, error_subcode: subcode } = answer.body.error;
  const told = await last();
  expect(told.made).toMatchObject({ status: answer.status, code, ...(subcode && { subcode }) });
  expect(told.answer.error).toMatchObject({ code, ...(subcode && { error_subcode: subcode }) });
  if (token) expect(JSON.stringify(told)).not.toContain(token);
  return told;
}

const CONVERSATIONS = '/v23.0/me/conversations';

it('a verb that method= put in place is one as long as its app has that (wire.md 13.1, 6)', async () => {
  await shop.send('POST', '/v27.0/me', { method: 'delete', access_token: shop.token });
  expect((await last()).request).toBe('DELETE /v27.0/me');
  await asOf(shop, '2026-11-04');
  const { request, missing } = await last();
  expect(request).toBe('POST /v27.0/me?method=delete');
  expect(missing).toContainEqual(expect.stringMatching(/^an app that used method= /));
});

describe('the last refused call is explained with the token that it came with', () => {
  it('of a Page, its right that lacks and the command that mends it', async () => {
    const token = await shop.tokenFor({ scopes: ['pages_messaging'] });
    const {
      request,
      token: who,
      missing,
    } = await explained(CONVERSATIONS, token, {
      fields: 'snippet',
    });
    expect(request).toBe(`GET ${CONVERSATIONS}?fields=snippet`);
    expect(who).toContain(`a Page access token (id `);
    expect(missing).toEqual(expect.arrayContaining([expect.stringContaining('pages_read')]));
  });

  it('of a Page, that came of a person’s', async () => {
    const { id: user } = await createUser(shop.server, { name: 'Rosa', pageId: shop.page.id });
    const of = await shop.tokenFor({ kind: 'user', userId: user, scopes: ['pages_show_list'] });
    const { body } = await shop.get('/me/accounts', { access_token: of });
    const { token } = await explained(CONVERSATIONS, body.data[0].access_token);
    expect(token).toMatch(/a Page access token \(id \d+\) of the Page .*, by Rosa/);
  });

  it('of a person, of an app, and of Instagram login', async () => {
    const { id: user } = await createUser(shop.server, { name: 'Rosa', pageId: shop.page.id });
    const own = await shop.tokenFor({ kind: 'user', userId: user, scopes: ['email'] });
    expect((await explained(CONVERSATIONS, own)).token).toContain('by Rosa');
    const app = `${shop.app.id}|${shop.app.secret}`;
    expect((await explained(CONVERSATIONS, app)).token).toContain('an app access token');
    const instagram = await loginToken(shop, { scopes: ['instagram_business_basic'] });
    const asked = { params: { access_token: instagram } };
    await askHost(shop, 'graph.instagram.com', '/v23.0/me/conversations', asked);
    expect(await last()).toMatchObject({
      request: `GET ${CONVERSATIONS}`,
      token: expect.stringContaining('Instagram'),
    });
  });

  it('that has expired, or was revoked, and then whose it was', async () => {
    const token = await shop.tokenFor({ expiresIn: 60 });
    await plane.post('/clock/advance', { seconds: 60 });
    const { token: who } = await explained('/me', token);
    expect(who).toContain(shop.page.name);
    expect((await last({ filter: `app:${shop.app.id}` })).made.code).toBe(190);
  });

  it('that is none of this store, or was not sent', async () => {
    expect(await explained('/me', 'EAAnone')).not.toHaveProperty('token');
    expect(await explained('/me', undefined)).not.toHaveProperty('token');
  });
});

describe('its proof', () => {
  const proofOf = (token: string) =>
    createHmac('sha256', shop.app.secret).update(token).digest('hex');

  it('is right again where it was right', async () => {
    await plane.patch(`/apps/${shop.app.id}`, { require_proof: true });
    const token = await shop.tokenFor({ scopes: ['pages_messaging'] });
    const told = await explained(CONVERSATIONS, token, { appsecret_proof: proofOf(token) });
    expect(told.missing.join()).not.toContain('proof');
  });

  it('is wrong again where it was wrong, and lacks where it lacked', async () => {
    const wrong = proofOf('another');
    const told = await explained('/me', shop.token, { appsecret_proof: wrong });
    expect(told.answer.error.message).toContain('Invalid appsecret_proof');
    expect(JSON.stringify(told)).not.toContain(wrong);
    await plane.patch(`/apps/${shop.app.id}`, { require_proof: true });
    await explained('/me', shop.token);
  });
});

describe('which call', () => {
  it('is said by filters, or by its number', async () => {
    const other = await createApp(shop.server, { name: 'Other bot' });
    const page = { kind: 'page', pageId: shop.page.id, appId: other.id } as const;
    const { access_token } = await createToken(shop.server, { ...page, scopes: ['email'] });
    await shop.get('/me/nothing');
    await shop.get('/me/conversations', { access_token });
    expect((await last()).request).toBe('GET /me/conversations');
    const own = await last({ filter: `app:${shop.app.id}` });
    expect(own.request).toBe('GET /me/nothing');
    const { body } = await plane.post('/explain', { seq: own.made.seq });
    expect(body).toEqual(own);
  });

  it('may be one that met a fault, which is told', async () => {
    await plane.post('/faults', { on: 'any', code: 613 });
    await shop.get('/me');
    expect(await last()).toMatchObject({
      made: { code: 613, fault: 'fault 1: error 613 (rateLimit)' },
      missing: [],
      answer: { status: 200 },
    });
  });

  it('has to be there', async () => {
    expect(await plane.post('/explain', { last: true })).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('No call was refused') } },
    });
    await shop.get('/me');
    const { body } = await plane.post('/explain', { last: true, filter: 'code:613' });
    expect(body.error.message).toContain('No call that fits code:613 was refused');
    for (const seq of [999_999, 0]) {
      expect((await plane.post('/explain', { seq })).status).toBe(400);
    }
    await plane.post('/faults', { code: 613 });
    const { seq } = (await plane.post('/wait', { for: 'row' })).body.data.at(-1);
    const control = await plane.post('/explain', { seq });
    expect(control.body.error.message).toContain(`Number ${seq} is no call`);
  });

  it.each([
    [{}, 'Say one of "url", "call", "last" and "seq".'],
    [{ last: true, seq: 1 }, 'Say one of "url", "call", "last" and "seq".'],
    [{ url: '/me', filter: 'code:1' }, '"filter" goes with "last".'],
    [{ last: true, filter: 'code:1 knd:a' }, 'at character 8'],
    [{ last: true, token: 'EAA' }, 'leave "token" out'],
  ])('is said once: %j', async (asked, sentence) => {
    const { status, body } = await plane.post('/explain', asked);
    expect(status).toBe(400);
    expect(body.error.message).toContain(sentence);
  });
});

it('says which values are kept nowhere', async () => {
  const secret = 'c'.repeat(32);
  await shop.get('/oauth/access_token', {
    access_token: undefined,
    ...{ client_id: shop.app.id, client_secret: secret, grant_type: 'client_credentials' },
  });
  const told = await last();
  expect(told.made.lost).toEqual(['client_secret']);
  expect(JSON.stringify(told)).not.toContain(secret);
});

it('explains where shapes alone are kept, without what was said', async () => {
  const shapes = await world({ journal: 'shapes' });
  const token = await shapes.tokenFor({ scopes: ['pages_messaging'] });
  await shapes.get(CONVERSATIONS, { access_token: token, fields: 'snippet' });
  const { body } = await new Control(shapes.server).post('/explain', { last: true });
  await shapes.close();
  expect(body).toMatchObject({ request: `GET ${CONVERSATIONS}`, made: { lost: ['fields'] } });
  expect(body.missing.join()).toContain('pages_read_engagement');
});
