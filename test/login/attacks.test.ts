import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { createUser } from '../../src/admin/users.ts';
import { BACK, type LoginWorld, loginWorld, tokenIn, Visitor } from './visitor.ts';

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld();
});
afterAll(() => shop.close());

/** What a person who consents sends, but for the token. */
const consent = () => ({ person: shop.ada, action: 'continue', scope: 'email' });

const permissions = () => shop.server.store.directory.permissions.of(shop.app.id, shop.ada);

describe('a form that is not the dialog’s own', () => {
  const expectRefused = async (visitor: Visitor, fields: Record<string, string>, headers = {}) => {
    const { status, location, text } = await visitor.post({ ...consent(), ...fields }, headers);
    expect([status, location]).toEqual([403, undefined]);
    expect(text).toMatch(/nothing was done/i);
    expect(await permissions()).toEqual([]);
  };
  const opened = async (params = {}) => {
    const visitor = new Visitor(shop, params);
    return { visitor, form_token: tokenIn((await visitor.open()).text) };
  };

  it('is refused without a token, or with another', async () => {
    const { visitor, form_token } = await opened();
    await expectRefused(visitor, {});
    await expectRefused(visitor, { form_token: '' });
    await expectRefused(visitor, { form_token: `${form_token.slice(0, -1)}!` });
    await expectRefused(visitor, { form_token: form_token.replace(/^\d+/, '9999999999999') });
    await expectRefused(visitor, { form_token: 'a.b.c' });
  });

  it('is refused with the token of another browser', async () => {
    const { form_token } = await opened();
    await expectRefused(new Visitor(shop), { form_token });
    await expectRefused((await opened()).visitor, { form_token });
  });

  it('is refused with the token of another dialog', async () => {
    const { visitor, form_token } = await opened({ scope: 'email' });
    visitor.address = visitor.address.replace('scope=email', 'scope=email,pages_messaging');
    await expectRefused(visitor, { form_token });
  });

  it('is refused after an hour', async () => {
    const { visitor, form_token } = await opened();
    shop.server.clock.advance(3_600_000);
    await expectRefused(visitor, { form_token });
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused from a page of elsewhere, whatever it carries: %j', async (headers) => {
    const { visitor, form_token } = await opened();
    await expectRefused(visitor, { form_token }, headers);
  });

  it('is refused as JSON, and when it is larger than any form', async () => {
    const { visitor } = await opened();
    const json = await visitor.send('POST', '{}', { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
    const large = await visitor.post({ scope: 'x'.repeat(200_000) });
    expect(large.status).toBe(413);
  });

  it('cannot have other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await new Visitor(shop).send(method, undefined, {});
      expect(status).toBe(405);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('every answer', () => {
  it('forbids framing, scripts, sniffing, keeping, and addresses that leak', async () => {
    const visitor = new Visitor(shop);
    const answers = [
      await visitor.open(),
      await visitor.post({}),
      await new Visitor(shop, { redirect_uri: 'https://evil.example' }).open(),
    ];
    for (const { headers, text } of answers) {
      const csp = headers.get('content-security-policy') ?? '';
      expect(csp).toMatch(/default-src 'none'/);
      expect(csp).toMatch(/frame-ancestors 'none'/);
      expect(csp).not.toMatch(/script-src|unsafe/);
      const nonce = /style-src 'nonce-([^']+)'/.exec(csp)?.[1];
      expect(text).toContain(`<style nonce="${nonce}">`);
      expect(text).not.toMatch(/<script|<link rel="stylesheet|src=|style=/i);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const nonces = answers.map(({ headers }) => headers.get('content-security-policy'));
    expect(new Set(nonces).size).toBe(3);
  });

  it('has cookies that scripts do not see, and over https none in the clear', async () => {
    const plain = (await new Visitor(shop).open()).headers.getSetCookie();
    expect(plain).toEqual([expect.stringMatching(/; HttpOnly; SameSite=Lax$/)]);
    const proxied = await new Visitor(shop).open({ 'x-forwarded-proto': 'https' });
    expect(proxied.headers.getSetCookie()[0]).toMatch(/; Secure$/);
  });

  it('escapes every name and parameter', async () => {
    const evil = `"><img src=x onerror=alert(1)>'&amp;`;
    const own = await loginWorld();
    const { id } = await createApp(own.server, { name: evil });
    await changeApp(own.server, id, { redirect_uris: [BACK] });
    const page = await createPage(own.server, { name: evil });
    const user = await createUser(own.server, { name: `${evil} II`, pageId: page.id });
    const params = { client_id: id, state: evil, scope: 'pages_messaging' };
    const texts = [
      (await new Visitor(own, params).open()).text,
      (await new Visitor(own, params).press('', { person: user.id })).text,
      (await new Visitor(own, params).press('people', { find: evil })).text,
      (await new Visitor(own, { redirect_uri: evil }).open()).text,
      (await new Visitor(own, { client_id: evil }).open()).text,
      (await new Visitor(own, { scope: evil }).open()).text,
    ];
    for (const text of texts) {
      expect(text).not.toContain('<img');
      expect(text).toContain('&lt;img');
    }
    await own.close();
  });

  it('has forms that come back here, however the path was written', async () => {
    for (const path of ['//dialog/oauth', '//evil.example/../dialog/oauth', '/dialog//oauth/']) {
      const visitor = new Visitor(shop, {}, path);
      const { text } = await visitor.open();
      const actions = [...text.matchAll(/action="([^"]+)"/g)].map(([, action]) => action);
      expect(actions).toHaveLength(1);
      for (const action of actions) expect(action).toMatch(/^\?client_id=/);
    }
  });
});

describe('a fault of the server', () => {
  it('is a page that tells nothing, and a line in the log without the query', async () => {
    const own = await loginWorld();
    const database = new DatabaseSync(join(own.server.dataDir, 'convograph.db'));
    database.exec('drop table app');
    database.close();
    const { status, text, location } = await new Visitor(own, { state: 'SECRET' }).open();
    expect([status, location]).toEqual([500, undefined]);
    expect(text).toContain('through a fault of the server');
    expect(text).not.toMatch(/no such table|SECRET|\.ts/);
    expect(own.server.faults.join()).toContain('no such table');
    expect(own.server.faults.join()).not.toContain('SECRET');
    await own.close();
  });
});

describe('what was asked for when the page was shown', () => {
  it('is asked again when the form comes: a redirect_uri taken away since leads nowhere', async () => {
    const own = await loginWorld();
    const visitor = new Visitor(own);
    const { text } = await visitor.open();
    await changeApp(own.server, own.app.id, { redirect_uris: [] });
    const { status, location } = await visitor.post({
      form_token: tokenIn(text),
      person: own.ada,
      action: 'continue',
    });
    expect([status, location]).toEqual([400, undefined]);
    await own.close();
  });

  it('ends with the person: somebody who is not there is asked about again', async () => {
    const { status, location } = await new Visitor(shop).press('continue', { person: '123' });
    expect([status, location]).toEqual([200, undefined]);
  });

  it('may be a person whose tokens are refused', async () => {
    const own = await loginWorld();
    await changeUser(own.server, own.ada, { checkpoint: true });
    expect((await new Visitor(own).consent()).status).toBe(302);
    await own.close();
  });
});
