import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { expectError } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import type { World } from '../support/world.ts';
import { code, limited, spend, usage, userToken } from './limited.ts';

const MINUTE = 60_000;

describe('calls with app and user tokens', () => {
  let shop: World;
  let app: string;
  beforeEach(async () => {
    shop = await limited();
    app = `${shop.app.id}|${shop.app.secret}`;
  });
  afterEach(() => shop.close());

  proves('error:appRateLimit', 'of an app are 200 in an hour for each user', async () => {
    const ines = await userToken(shop);
    const bo = await userToken(shop, 'Bo Lind');
    await spend(shop, 150, ines);
    await spend(shop, 150, bo);
    expect(code(await spend(shop, 100, app))).toBe(100);
    expectError(await shop.get('/me', { access_token: app }), {
      message: '(#4) Application request limit reached',
      code: 4,
      transient: true,
    });
    expect(code(await shop.get('/me', { access_token: ines }))).toBe(4);
    shop.server.clock.advance(60 * MINUTE - 1);
    expect(code(await shop.get('/me', { access_token: ines }))).toBe(4);
    shop.server.clock.advance(1);
    expect(code(await shop.get('/me', { access_token: ines }))).toBe(0);
  });

  proves('error:userRateLimit', 'of a person are 200 in an hour', async () => {
    const ines = await userToken(shop);
    const bo = await userToken(shop, 'Bo Lind');
    await spend(shop, 199, ines);
    expect(code(await shop.get('/me/accounts', { access_token: ines }))).toBe(0);
    expectError(await shop.get('/me/accounts', { access_token: ines }), {
      message: '(#17) User request limit reached',
      code: 17,
    });
    expect(code(await shop.get('/me', { access_token: bo }))).toBe(0);
    shop.server.clock.advance(60 * MINUTE);
    expect(code(await shop.get('/me', { access_token: ines }))).toBe(0);
  });

  proves('error:pageUserRateLimit', 'about one Page are 200 in an hour', async () => {
    const ines = await userToken(shop);
    for (let i = 0; i < 200; i++) {
      const id = i % 2 === 0 ? shop.page.id : shop.page.instagramId;
      expect(code(await shop.get(`/${id}`, { access_token: ines }))).toBe(0);
    }
    expectError(await shop.get(`/${shop.page.id}`, { access_token: ines }), {
      message: '(#32) Page request limit reached',
      code: 32,
    });
    const bo = await userToken(shop, 'Bo Lind');
    expect(code(await shop.get(`/${shop.page.id}`, { access_token: bo }))).toBe(32);
    expect(code(await shop.get('/me', { access_token: bo }))).toBe(0);
    expect(code(await shop.get('/me'))).toBe(0);
  });

  it('and with a Page token do not meet: its business use case wins', async () => {
    await shop.conversation();
    await spend(shop, 300);
    const ines = await userToken(shop);
    expect(code(await shop.get('/me', { access_token: ines }))).toBe(0);
    expect(code(await shop.get(`/${shop.page.id}`, { access_token: ines }))).toBe(0);
    expect(usage(await spend(shop, 1, ines), 'app').call_count).toBeGreaterThan(150);
  });

  it('are counted and never refused while no Page of theirs has limits on', async () => {
    await changePage(shop.server, shop.page.id, { limits: 'off' });
    const ines = await userToken(shop);
    await spend(shop, 300, ines);
    expect(code(await shop.get(`/${shop.page.id}`, { access_token: ines }))).toBe(0);
    const answer = await spend(shop, 1, app);
    expect([code(answer), usage(answer, 'app').call_count]).toEqual([100, 151]);
    await changePage(shop.server, shop.page.id, { limits: 'on' });
    expect(code(await spend(shop, 1, ines))).toBe(17);
    expect(code(await spend(shop, 1, app))).toBe(4);
  });
});
