import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld({ journal: 'bodies' });
let plane: Control;
beforeAll(() => {
  plane = new Control(shop.server);
});

describe('POST /tokens/debug', () => {
  it('tells what a token is by its text or id, and what debug_token says', async () => {
    const { body: made } = await plane.post('/tokens', {
      page: shop.page.id,
      tasks: ['MESSAGING'],
    });
    const { body: byText } = await plane.post('/tokens/debug', { token: made.access_token });
    const { body: byId, text } = await plane.post('/tokens/debug', { token: made.id });
    expect(byText).toEqual(byId);
    expect(text).not.toContain(made.access_token);
    const app = `${shop.app.id}|${shop.app.secret}`;
    const own = { access_token: app, input_token: made.access_token };
    expect(byId.debug_token).toEqual((await shop.get('/debug_token', own)).body);
    expect(byId).toMatchObject({
      words: expect.stringContaining('a Page access token'),
      token: { id: made.id, is_valid: true },
      tasks: ['MESSAGING'],
      could: { scopes: expect.arrayContaining(['pages_messaging']) },
    });
  });

  it('takes the Page token that comes of a user’s by the id of that and the Page', async () => {
    const { body: user } = await plane.post('/users', { name: 'Ben', page: shop.page.id });
    const { body: made } = await plane.post('/tokens', { user: user.id, scopes: ['email'] });
    const token = `${made.id}:${shop.page.id}`;
    const { body } = await plane.post('/tokens/debug', { token });
    expect(body.debug_token.data).toMatchObject({ type: 'PAGE', profile_id: shop.page.id });
    const told = await plane.post('/explain', { url: '/me/conversations', token });
    expect(told.body.owner).toMatchObject({ derived: true, token: made.id, page: shop.page.id });
    expect((await plane.post('/explain', { url: '/me', token: '1' })).body.error.field).toBe(
      'token',
    );
  });

  it('tells of one that is none, without keeping that it was asked', async () => {
    const { body } = await plane.post('/tokens/debug', { token: 'EAAnothing' });
    expect(body.words).toMatch(/no token of this server/);
    expect(body.debug_token.data.is_valid).toBe(false);
    const { body: rows } = await plane.get('/timeline?filter=path%3A*debug_token');
    expect(rows.data.length).toBeLessThan(2);
  });
});

describe('GET /tokens/{token}/endings', () => {
  it('lists what ends a person’s token, each with the error that calls give then', async () => {
    const { body: user } = await plane.post('/users', { name: 'Rosa', page: shop.page.id });
    const owner = { page: shop.page.id, for_user: user.id };
    const { body: made } = await plane.post('/tokens', owner);
    const { body } = await plane.get(`/tokens/${made.id}/endings`);
    expect(body.data.length).toBe(9);
    for (const { with: remedy, error } of body.data as Json[]) {
      await plane.send(...placed(remedy));
      const refused = await shop.get('/me', { access_token: made.access_token });
      const { fbtrace_id: _, ...said } = refused.body.error;
      if (error.error_subcode !== 463) expect(said).toEqual(error);
      expect([said.code, said.error_subcode]).toEqual([190, error.error_subcode]);
      await plane.patch(`/users/${user.id}`, {
        ...{ checkpoint: false, unconfirmed: false, page: shop.page.id, active: shop.app.id },
      });
      await plane.patch(`/tokens/${made.id}`, { valid: true });
      expect((await shop.get('/me', { access_token: made.access_token })).status).toBe(200);
    }
  });

  it('lists two where nobody stands behind it, and none of an app’s', async () => {
    const { body: page } = await plane.post('/tokens', { page: shop.page.id });
    expect((await plane.get(`/tokens/${page.id}/endings`)).body.data.length).toBe(2);
    const { body: app } = await plane.post('/tokens', { app: shop.app.id });
    expect((await plane.get(`/tokens/${app.id}/endings`)).body.data).toEqual([]);
  });
});

/** Where an operation is, with what stands in its path, and its body. */
function placed({ place, input }: Json): [string, string, object] {
  const [method, path] = place.split(' ');
  const rest = { ...input };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_: string, name: string) => {
    const { [name]: value } = rest;
    delete rest[name];
    return value;
  });
  return [method, filled, rest];
}

describe('POST /explain', () => {
  it('takes a call as it was written: a curl line, with its token', async () => {
    const token = await shop.tokenFor({ scopes: ['email'] });
    const call = `curl -s 'https://graph.facebook.com/v23.0/me/conversations' -H 'Authorization: Bearer ${token}'`;
    const { body, text } = await plane.post('/explain', { call });
    expect(body).toMatchObject({
      request: 'GET /v23.0/me/conversations',
      headline: expect.stringMatching(/^The token lacks the scopes/),
    });
    expect(text).not.toContain(token);
  });

  it('takes its token beside it, unless there is one in it', async () => {
    const { body } = await plane.post('/explain', { call: 'GET /me', token: shop.token });
    expect(body.answer).toEqual({ status: 200 });
  });
});
