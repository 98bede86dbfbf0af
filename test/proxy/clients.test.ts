import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Facebook } from 'fb';
import { MessengerClient } from 'messaging-api-messenger';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runs } from '../clients/runs.ts';
import { type DemoShop, demoShop } from '../clients/shop.ts';
import type { Json } from '../support/world.ts';
import { type Proxying, proxying } from './proxying.ts';

const trusted = getCACertificates('default');

let shop: DemoShop;
let there: Proxying;
beforeAll(async () => {
  shop = await demoShop();
  there = await proxying({ upstream: new URL(shop.server.url) });
  setDefaultCACertificates([...trusted, there.ca]);
});
afterAll(() => {
  setDefaultCACertificates(trusted);
  return shop.server.close();
});
beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY']) {
    vi.stubEnv(name, `http://127.0.0.1:${there.port}`);
    vi.stubEnv(name.toLowerCase(), `http://127.0.0.1:${there.port}`);
  }
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
});
afterEach(() => void vi.unstubAllEnvs());

describe('a client that knows one address, with its environment alone', () => {
  it(
    'is fb, by CONNECT: it lists, pages, sends a batch, and is told of errors',
    runs('fb'),
    async () => {
      const { appId, appSecret, pageToken: accessToken, pageId } = shop.facts;
      const fb = new Facebook({ version: 'v23.0', appId, appSecret, accessToken });
      const first = await fb.api(`/${pageId}/conversations`, { limit: 2 });
      expect(first.paging.next).toMatch(/^https:\/\/graph\.facebook\.com\/v23\.0\//);
      const { after } = first.paging.cursors;
      const second = await fb.api(`/${pageId}/conversations`, { limit: 2, after });
      expect(second.data).toHaveLength(2);
      const items = [
        { method: 'get', relative_url: 'me' },
        { method: 'get', relative_url: '4' },
      ];
      const answers = await fb.api('', 'post', { batch: items });
      expect(answers.map((one: Json) => one.code)).toEqual([200, 400]);
      const bad = new Facebook({ accessToken: 'bad' });
      await expect(bad.api('me')).rejects.toMatchObject({ response: { error: { code: 190 } } });
      expect(there.proxy.calls).toBe(4);
    },
  );

  it(
    'is messaging-api-messenger, whose axios of old asks a proxy for https://…',
    runs('messaging-api-messenger'),
    async () => {
      const before = there.proxy.calls;
      const client = new MessengerClient({ accessToken: shop.facts.pageToken });
      const { psid } = shop.facts;
      expect(await client.getUserProfile(psid)).toMatchObject({ firstName: 'Maya' });
      expect(await client.sendText(psid, 'On its way!')).toMatchObject({ recipientId: psid });
      expect(there.proxy.calls - before).toBe(2);
    },
  );
});
