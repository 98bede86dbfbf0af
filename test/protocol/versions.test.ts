import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';
import { expectError, unknownName, unknownPath } from './graph-error.ts';

const OFFERED = ['v19.0', 'v20.0', 'v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0', 'v27.0'];

describe('the version of a request', () => {
  let shop: World;
  beforeAll(async () => {
    shop = await world();
    await shop.conversation();
    await shop.conversation();
  });
  afterAll(() => shop.close());

  /** The version that answered: the header says it, and links repeat it. */
  const answering = async (path: string, asked: World = shop) => {
    const { status, headers, body } = await asked.get(path, { limit: 1 });
    expect(status).toBe(200);
    const version = headers.get('facebook-api-version');
    expect(new URL(body.paging.next).pathname).toBe(`/${version}/${asked.page.id}/conversations`);
    return version;
  };

  it.each(OFFERED)('is %s where the path says so', async (version) => {
    expect(await answering(`/${version}/me/conversations`)).toBe(version);
  });

  it.each([
    ['v19', 'v19.0'],
    ['v27', 'v27.0'],
  ])('may leave its minor part out: %s is %s', async (written, version) => {
    expect(await answering(`/${written}/me/conversations`)).toBe(version);
  });

  it.each(['v1.0', 'v2.0', 'v2.12', 'v3.3', 'v4.0', 'v18.0', 'v2', 'v18'])(
    'that has expired (%s) is answered by the oldest one that is usable',
    async (expired) => {
      expect(await answering(`/${expired}/me/conversations`)).toBe('v19.0');
    },
  );

  // As Meta's host answered the one that came next, a month before it was out (wire.md 13.1, 3).
  it.each(['v28.0', 'v28'])(
    'that comes after the newest (%s) is answered by the oldest one too',
    async (next) => {
      expect(await answering(`/${next}/me/conversations`)).toBe('v19.0');
    },
  );

  it('is the oldest where the path has none', async () => {
    expect(await answering('/me/conversations')).toBe('v19.0');
  });

  it('is the one that a setting names where the path has none', async () => {
    const other = await world({ defaultVersion: 'v24.0' });
    await other.conversation();
    await other.conversation();
    expect(await answering('/me/conversations', other)).toBe('v24.0');
    expect(await answering('/v20.0/me/conversations', other)).toBe('v20.0');
    await other.close();
  });

  it.each([
    'v29.0',
    'v99.0',
    'v27.1',
    'v28.1',
    'v19.1',
    'v2.13',
    'v3.4',
    'v0.9',
    'v019.0',
    'v19.00',
    'v99999999999',
  ])('that never was (%s) makes unknown what follows it, whatever the token', async (version) => {
    for (const access_token of [shop.token, 'EAAnonsense', undefined]) {
      const path = `/${version}//me/conversations/`;
      const answer = await shop.get(path, { access_token });
      expectError(answer, unknownPath('/me/conversations'));
      expect(answer.headers.has('facebook-api-version')).toBe(false);
      expectError(await shop.get(`/${version}/me`, { access_token }), unknownPath('/me'));
      expectError(await shop.get(`/${version}/`, { access_token }), unknownPath(`/${version}`));
    }
  });

  it.each(['GET', 'POST', 'DELETE', 'HEAD'])(
    'that never was makes unknown what follows it, to a %s too',
    async (method) => {
      const path = `/v99.0/${shop.page.id}/messages`;
      const answer = await shop.send(method, path, { access_token: shop.token });
      if (method === 'HEAD') expect(answer.status).toBe(400);
      else expectError(answer, unknownPath(`/${shop.page.id}/messages`));
    },
  );

  it.each(['V19.0', 'v', 'v.0', 'v19.', 'v19.0.1', 'version', '19.0'])(
    'has one form: %s is a name',
    async (name) => {
      expectError(await shop.get(`/${name}/conversations`), unknownName(name));
    },
  );

  it('comes first in the path: behind another it is a name', async () => {
    expectError(await shop.get('/v23.0/v22.0/me'), unknownName('v22.0'));
  });

  it('is named by errors too', async () => {
    const { headers } = await shop.get('/v21.0/me', { fields: 'nonsense' });
    expect(headers.get('facebook-api-version')).toBe('v21.0');
  });
});
