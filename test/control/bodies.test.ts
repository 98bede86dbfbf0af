import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/control/routes.ts';
import { type Control, control } from './control.ts';

const MEGABYTE = 1_048_576;

let shop: Control;
beforeAll(async () => {
  shop = await control();
  await shop.post('/apps', { name: 'Bot', id: '1' });
  await shop.post('/pages', { name: 'Kiln', id: '2', instagram_username: 'kiln' });
  await shop.post('/users', { name: 'Rosa', id: '3', page: 'Kiln' });
  await shop.post('/tokens', { page: 'Kiln' });
});
afterAll(() => shop.close());

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  shop.raw('/_convograph/v1/apps', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${shop.server.controlKey}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    body,
  });

/** All that can be seen of the store. */
async function everything(): Promise<unknown[]> {
  const paths = ['/apps', '/pages', '/pages/Kiln/people', '/users', '/tokens', '/clock'];
  return Promise.all(paths.map(async (path) => (await shop.get(path)).body));
}

const named = (length: number) => {
  const shell = '{"name":"","id":"1"}';
  return shell.replace('""', `"${'x'.repeat(length - shell.length)}"`);
};

describe('a body', () => {
  it('may have 1 MB, and no more', async () => {
    expect((await post(named(MEGABYTE))).status).toBe(400);
    const { status, body } = await post(named(MEGABYTE + 1));
    expect(status).toBe(413);
    expect(body.error.message).toMatch(/1 MB at most/);
  });

  it('may have 36 MB where files stand in it, which nest as deep as others', async () => {
    const said = (length: number, more = '') =>
      shop.raw('/_convograph/v1/pages/Kiln/acts/say', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${shop.server.controlKey}`,
          'Content-Type': 'application/json',
        },
        body: `{"as":"Nobody","files":[{"base64":"${'A'.repeat(length)}"${more}}]}`,
      });
    expect((await said(30 * MEGABYTE)).body.error.message).toMatch(/no person "Nobody"|Nobody/);
    expect((await said(36 * MEGABYTE)).status).toBe(413);
    const deep = `,"name":"\\"[[","more":${'['.repeat(64)}${']'.repeat(64)}`;
    expect((await said(4, deep)).body.error.message).toMatch(/deeper than 64/);
  });

  it('is counted while it is read, when it does not say its length', async () => {
    const headers = { 'Transfer-Encoding': 'chunked' };
    expect((await post(named(4 * MEGABYTE), headers)).status).toBe(413);
  });

  it.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['plain text, as a page may send anywhere', { 'Content-Type': 'text/plain' }],
    ['of no type', { 'Content-Type': '' }],
    ['in Latin-1', { 'Content-Type': 'application/json; charset=iso-8859-1' }],
  ])('is JSON by its headers: %s is 415', async (_, headers) => {
    expect((await post('{"name":"Bot"}', headers)).status).toBe(415);
  });

  it('is not compressed: a bomb is never unfolded', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * MEGABYTE, 0x20));
    expect((await post(bomb, { 'Content-Encoding': 'gzip' })).status).toBe(415);
  });

  it('may say its charset', async () => {
    const type = { 'Content-Type': 'Application/JSON; charset="UTF-8"' };
    expect((await post('{"name":"Zoë"}', type)).status).toBe(201);
  });

  it.each([
    ['cut', '{"name":"B'],
    ['a form', 'name=Bot'],
    ['of bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['two at once', '{"name":"A"}{"name":"B"}'],
  ])('is JSON by its bytes: %s is 400', async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/not JSON/);
  });

  it('nests 64 levels at most, brackets within texts apart', async () => {
    const nested = (levels: number) =>
      `{"name":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect((await post(nested(64))).body.error.message).toMatch(/"name" must be a text/);
    expect((await post(nested(65))).body.error.message).toMatch(/deeper than 64 levels/);
    expect((await post('['.repeat(1_000_000))).body.error.message).toMatch(/deeper than 64/);
    const { status } = await post(JSON.stringify({ name: `\\"${'['.repeat(99)}` }));
    expect(status).toBe(201);
  });

  it.each(['__proto__', 'constructor', 'toString'])('has no magic fields: %s', async (name) => {
    const { status, body } = await post(`{"name":"A","${name}":{"id":"9"}}`);
    expect([status, body.error.field]).toEqual([400, name]);
  });

  it('of any kind, for any operation, is never a fault, and never half a change', async () => {
    const operations = ROUTES.filter(({ method }) => method !== 'GET');
    const some = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Kiln', 'Bot', 'Rosa', '1', '2', 'strict', 'MESSAGING', 'email', null),
      fc.double(),
      fc.jsonValue({ depthSize: 'small' }),
    );
    const fields = [
      ...['name', 'id', 'mode', 'limits', 'page', 'user', 'app', 'for_app', 'scopes', 'tasks'],
      ...['expires_in', 'token', 'now', 'seconds', 'refuse', 'default_app', 'instagram_username'],
      ...['platform', 'username', 'secret', 'access', 'roles', 'for_user', 'life', 'grant'],
      ...['revoke', 'remove_app', 'no_role', 'checkpoint', 'consent', 'instagram', 'system', 'url'],
    ];
    const body = fc.oneof(
      fc.dictionary(fc.constantFrom(...fields), some, { maxKeys: 5 }),
      fc.jsonValue(),
    );
    const page = fc.constantFrom('Kiln', '2', 'x', '%00', '%ff', '%ED%A0%80', 'a'.repeat(1000));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), page, body, async (route, which, sent) => {
        const before = await everything();
        const path = route.path.replaceAll(/\{\w+\}/g, which);
        const { status } = await shop.send(route.method, path, sent);
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(await everything()).toEqual(before);
      }),
      { numRuns: 80 },
    );
    expect(shop.server.faults).toEqual([]);
  });
});
