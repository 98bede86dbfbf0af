import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestEntry } from '../../src/server/request-log.ts';
import { type World, world } from '../support/world.ts';

let shop: World;
let entries: RequestEntry[] = [];
/** Resolves with the next entry: an answer is here before its entry is. */
let next: PromiseWithResolvers<RequestEntry>;

beforeAll(async () => {
  const logRequest = (entry: RequestEntry) => {
    entries.push(entry);
    next.resolve(entry);
  };
  shop = await world({ logRequest });
});

afterAll(() => shop.close());

beforeEach(() => {
  entries = [];
});

/** The entry of one request. */
async function entryOf(path: string, init: RequestInit = {}): Promise<RequestEntry> {
  next = Promise.withResolvers();
  await (await fetch(`${shop.server.url}${path}`, init)).text();
  return next.promise;
}

describe('the log of a server', () => {
  it('has one entry a request: method, path, query, status, time', async () => {
    const entry = await entryOf(`/v26.0/me?fields=name&access_token=${shop.token}`);
    expect(entry).toEqual({
      ...{ method: 'GET', path: '/v26.0/me', query: 'fields=name&…', status: 200 },
      ...{ code: undefined, why: undefined, items: undefined, dialect: 'facebook' },
      ms: expect.any(Number),
    });
    expect(entries).toHaveLength(1);
  });

  it('tells code and reason of a refusal', async () => {
    expect(await entryOf('/me?access_token=EAAwrong')).toMatchObject({
      ...{ status: 400, code: 190, why: expect.stringMatching(/^Invalid OAuth access token/) },
      query: '…',
    });
    expect(await entryOf('/_convograph/v1/pages')).toMatchObject({
      ...{ status: 401, code: undefined, why: expect.stringMatching(/control key/) },
    });
    expect(await entryOf('/dialog/oauth?client_id=1')).toMatchObject({
      ...{ status: 400, why: 'Invalid App ID' },
    });
    expect(await entryOf('/_convograph/nowhere')).toMatchObject({ status: 404, method: 'GET' });
  });

  it('has one entry for a batch, with how many requests it had', async () => {
    const batch = JSON.stringify(['me', 'me', '1'].map((relative_url) => ({ relative_url })));
    const body = new URLSearchParams({ batch, access_token: shop.token });
    const entry = await entryOf('/', { method: 'POST', body });
    expect(entry).toMatchObject({ method: 'POST', path: '/', status: 200, items: 3 });
    expect(entries).toHaveLength(1);
  });

  it('tells the verb that counts, and whose host was asked', async () => {
    expect(await entryOf('/me?method=delete')).toMatchObject({ method: 'DELETE' });
    expect(await entryOf('/me', { method: 'HEAD' })).toMatchObject({ method: 'HEAD' });
    const instagram = await entryOf('/_convograph/instagram/me');
    expect(instagram).toMatchObject({ dialect: 'instagram' });
  });

  it('shows of a query what says what is asked for, and nothing else', async () => {
    const shown = 'platform=instagram&limit=5&fields=messages.limit(3)%7Bid%7D';
    expect((await entryOf(`/me/conversations?${shown}`)).query).toBe(shown);
    const all = `${shown}&code=abcdef&message=hello&%66ields=hello&unheard=of`;
    expect((await entryOf(`/me/conversations?${all}`)).query).toBe(`${shown}&…`);
    expect((await entryOf('/me?access_token=x')).query).toBe('…');
    expect((await entryOf('/me?fields=EAAabcdefghijkl')).query).toBe('fields=…');
    expect((await entryOf('/EAAabcdefghijkl/messages')).path).toBe('/…/messages');
  });

  it('never holds what was sent to be kept: token, secret, proof, code, text', async () => {
    const secret = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{8,30}$/);
    const name = fc.constantFrom(
      ...['access_token', 'appsecret_proof', 'client_secret', 'code', 'fb_exchange_token'],
      ...['input_token', 'message', 'q', 'recipient_text', 'batch'],
    );
    const path = fc.constantFrom('/me', '/me/messages', '/oauth/access_token', '/debug_token', '/');
    await fc.assert(
      fc.asyncProperty(path, name, secret, fc.boolean(), async (at, key, value, isForm) => {
        const pair = new URLSearchParams({ [key]: value });
        const sent = isForm
          ? await entryOf(at, { method: 'POST', body: pair })
          : await entryOf(`${at}?${pair}`, { headers: { Authorization: `Bearer ${value}` } });
        expect(JSON.stringify(sent)).not.toContain(value);
      }),
      { numRuns: 60 },
    );
  });

  it('holds none either where a whole address was percent-encoded, once or more often', async () => {
    const hex = '0123456789abcdef'.repeat(2);
    const secret = fc.constantFrom(
      ...[shop.token, 'IGAAhushhush', `${shop.app.id}|hush-hush`, hex, `${shop.app.id}|${hex}`],
    );
    const before = fc.constantFrom('me?access_token=', 'id&access_token=', 'a b_', '日=', '/', '(');
    const put = fc.constantFrom('/v26.0/', '/me?fields=', '/me?limit=', '/me/messages?recipient=');
    await fc.assert(
      fc.asyncProperty(
        ...[put, before, secret, fc.integer({ min: 1, max: 3 })],
        async (at, lead, value, times) => {
          const encoded = Array.from({ length: times }).reduce(
            (text: string) => encodeURIComponent(text),
            lead + value,
          );
          const sent = JSON.stringify(await entryOf(at + encoded));
          for (const part of value.split('|').slice(-1)) expect(sent).not.toContain(part);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves ids whole in which the letters of a token stand', async () => {
    for (const path of ['/m_AQAAAAEAAAABAaInAlrEAAAAbcdefghi', '/t_64701508638435945']) {
      expect((await entryOf(path)).path).toBe(path);
    }
  });

  it('tells of what is no request too', async () => {
    next = Promise.withResolvers();
    const { port } = new URL(shop.server.url);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('hush hush\r\n\r\n'));
    const entry = await next.promise;
    socket.destroy();
    expect(entry).toMatchObject({
      method: '-',
      status: 400,
      why: expect.stringMatching(/no request/),
    });
  });

  it('is one line whatever is sent', async () => {
    const { path } = await entryOf('/a%0Ab%1B%5B31m');
    expect(path).toBe('/a%0Ab%1B%5B31m');
  });
});
