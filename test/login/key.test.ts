import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { dataDir, endingOf, inHouse, serving } from '../cli/run.ts';
import { BACK, type LoginWorld, loginWorld, tokenIn, Visitor } from './visitor.ts';

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld({ loginDialog: 'key' });
});
afterAll(() => shop.close());

const withKey = async (control_key = shop.server.controlKey) => {
  const visitor = new Visitor(shop, { scope: 'email' });
  return { visitor, answer: await visitor.press('key', { control_key }) };
};

describe('a dialog that asks for the control key', () => {
  it('shows nobody before', async () => {
    const { status, text } = await new Visitor(shop).open();
    expect(status).toBe(200);
    expect(text).toMatch(/<input id="key" name="control_key" type="password"/);
    expect(text).not.toContain('Ada Lovelace');
  });

  it('does nothing before, whatever is posted', async () => {
    const shop = await loginWorld({ loginDialog: 'key' });
    onTestFinished(() => shop.close());
    for (const action of ['continue', 'cancel', 'people']) {
      const { status, location, text } = await new Visitor(shop).press(action, {
        person: shop.ada,
        scope: 'email',
      });
      expect([status, location]).toEqual([200, undefined]);
      expect(text).not.toContain('Ada Lovelace');
    }
    expect(await shop.server.store.directory.permissions.of(shop.app.id, shop.ada)).toEqual([]);
  });

  it('opens with the key, which is in no address, page or cookie', async () => {
    const { visitor, answer } = await withKey();
    const { controlKey } = shop.server;
    expect(answer.status).toBe(303);
    expect(visitor.address.endsWith(answer.location ?? '-')).toBe(true);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(controlKey);
    const { text } = await visitor.open();
    expect(text).toContain('Ada Lovelace');
    expect(text).not.toContain(controlKey);
    expect((await visitor.consent()).status).toBe(302);
  });

  it.each(['', 'wrong', '0'.repeat(64)])('does not open with %j', async (wrong) => {
    const { visitor, answer } = await withKey(wrong);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('not the control key');
    expect((await visitor.open()).text).not.toContain('Ada Lovelace');
  });

  it('does not look for the key in an address', async () => {
    const visitor = new Visitor(shop, { control_key: shop.server.controlKey });
    expect((await visitor.open()).text).not.toContain('Ada Lovelace');
  });

  it('takes no key from a page of elsewhere', async () => {
    const control_key = shop.server.controlKey;
    const visitor = new Visitor(shop);
    expect((await visitor.post({ control_key, action: 'key' })).status).toBe(403);
    expect(visitor.cookies.has('convograph_login')).toBe(false);
  });

  it('is shut again after eight hours, and to cookies made up', async () => {
    const { visitor } = await withKey();
    const session = visitor.cookies.get('convograph_login') ?? '';
    for (const forged of [
      session.replace(/^\d+/, (until) => String(Number(until) + 1)),
      `${session.slice(0, -1)}${session.endsWith('A') ? 'B' : 'A'}`,
      tokenIn((await visitor.open()).text),
      '',
    ]) {
      visitor.cookies.set('convograph_login', forged);
      expect((await visitor.open()).text).not.toContain('Ada Lovelace');
    }
    visitor.cookies.set('convograph_login', session);
    shop.server.clock.advance(8 * 3_600_000 - 1);
    expect((await visitor.open()).text).toContain('Ada');
    shop.server.clock.advance(1);
    expect((await visitor.open()).text).not.toContain('Ada Lovelace');
  });

  it('refuses a form from before the key was given', async () => {
    const visitor = new Visitor(shop);
    const form_token = tokenIn((await visitor.open()).text);
    await visitor.press('key', { control_key: shop.server.controlKey });
    const late = await visitor.post({ form_token, person: shop.ada, action: 'continue' });
    expect(late.status).toBe(403);
  });
});

describe('serve --login-dialog', () => {
  it('has the dialog, and asks for the key; serve without it has none', async () => {
    const data = dataDir();
    const client = await inHouse(data, async (house) => {
      const { id } = await createApp(house, { name: 'Bot' });
      await changeApp(house, id, { redirect_uris: [BACK] });
      return id;
    });
    const asked = async (...flags: string[]) => {
      const { ready, stop } = await serving(['serve', '--port', '0', '--data', data, ...flags]);
      const query = new URLSearchParams({ client_id: client, redirect_uri: BACK });
      const text = await (await fetch(`${ready.url}/dialog/oauth?${query}`)).text();
      await stop();
      return text;
    };
    expect(await asked('--login-dialog')).toContain('name="control_key"');
    expect(JSON.parse(await asked())).toMatchObject({ error: { type: 'OAuthException' } });
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'shop.example'])(
    'refuses to start on %s without --public-url',
    async (host) => {
      const { code, sentence } = await endingOf(['serve', '--login-dialog', '--host', host]);
      expect(code).toBe(2);
      expect(sentence).toMatch(/^--login-dialog on .* needs --public-url: .*\.$/);
    },
  );

  it('is no flag of the demo, which has the dialog', async () => {
    expect((await endingOf(['demo', '--login-dialog'])).code).toBe(2);
  });
});
