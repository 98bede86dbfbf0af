import { beforeAll, describe, expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
let plane: Control;
beforeAll(() => {
  plane = new Control(shop.server);
});

/** A Page token, by its id and text. */
async function token(more: object = {}) {
  const { body } = await plane.post('/tokens', { page: shop.page.id, ...more });
  return body as { id: string; access_token: string };
}

const read = async ({ access_token }: { access_token: string }) => {
  const { status, body } = await shop.get('/me/conversations', { access_token });
  return status === 200 ? 'read' : [body.error.code, body.error.error_subcode].join('/');
};

describe('PATCH /tokens/{token}', () => {
  it('gives and takes scopes of the very token', async () => {
    const one = await token({ scopes: ['email'] });
    const all = ['pages_messaging', 'pages_read_engagement', 'pages_manage_metadata'];
    const { body } = await plane.patch(`/tokens/${one.id}`, { grant: all });
    expect(body.scopes).toEqual(expect.arrayContaining([...all, 'email']));
    expect(await read(one)).toBe('read');
    await plane.patch(`/tokens/${one.id}`, { revoke: ['pages_messaging'] });
    expect(await read(one)).not.toBe('read');
  });

  it('changes its tasks and its life', async () => {
    const one = await token({ tasks: ['ANALYZE'] });
    expect(await read(one)).not.toBe('read');
    await plane.patch(`/tokens/${one.id}`, { tasks: ['MESSAGING'] });
    expect(await read(one)).toBe('read');
    await plane.patch(`/tokens/${one.id}`, { expires_in: -1 });
    expect(await read(one)).toBe('190/463');
    await plane.patch(`/tokens/${one.id}`, { expires_in: null });
    expect(await read(one)).toBe('read');
  });

  it('has one live on that was revoked, or has expired', async () => {
    for (const expires_in of [-60, undefined]) {
      const one = await token({ expires_in });
      await plane.post('/tokens/revoke', { token: one.id });
      expect(await read(one)).toBe('190/467');
      const { body } = await plane.patch(`/tokens/${one.id}`, { valid: true });
      expect(body).toMatchObject({ is_valid: true, expires_at: 0 });
      expect(await read(one)).toBe('read');
    }
  });

  it('gives a person’s token what the person took from the app', async () => {
    const { body: user } = await plane.post('/users', { name: 'Rosa', page: shop.page.id });
    const { body: one } = await plane.post('/tokens', { user: user.id });
    const scopesOf = async () => {
      const { body } = await shop.get('/me/permissions', { access_token: one.access_token });
      return body.data.filter((each: { status: string }) => each.status === 'granted').length;
    };
    const before = await scopesOf();
    await plane.patch(`/users/${user.id}`, { revoke: ['pages_messaging'] });
    expect(await scopesOf()).toBe(before - 1);
    await plane.patch(`/tokens/${one.id}`, { grant: ['pages_messaging'] });
    expect(await scopesOf()).toBe(before);
  });

  it.each([
    ['1', { valid: true }, 404, /There is no such token/],
    [undefined, {}, 400, /Say what to change/],
    [undefined, { grant: ['pages'] }, 400, /grant/],
    [undefined, { expires_in: 0.5 }, 400, /expires_in/],
    [undefined, { expires_in: 2e10 }, 400, /50 years at most/],
    [undefined, { valid: true, expires_in: -1 }, 400, /Say one of "valid"/],
    [undefined, { grant: ['instagram_business_basic'] }, 400, /valid are/],
  ])('refuses what is none (%#)', async (id, change, status, sentence) => {
    const asked = id ?? (await token()).id;
    const answer = await plane.patch(`/tokens/${asked}`, change);
    expect([answer.status, answer.body.error.message]).toEqual([
      status,
      expect.stringMatching(sentence),
    ]);
  });

  it('knows scopes and tasks by the kind of token', async () => {
    const { body: app } = await plane.post('/tokens', { app: shop.app.id });
    const none = await plane.patch(`/tokens/${app.id}`, { grant: ['email'] });
    expect(none.body.error.message).toMatch(/An app token has no scopes/);
    const tasks = await plane.patch(`/tokens/${app.id}`, { tasks: ['MESSAGING'] });
    expect(tasks.body.error.message).toMatch(/Only a Page access token has tasks/);
  });
});
