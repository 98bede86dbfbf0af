import { createRequire } from 'node:module';
import { Messenger } from '@warriorteam/messenger-sdk';
import { Facebook } from 'fb';
import graph from 'fbgraph';
import { MessengerClient } from 'messaging-api-messenger';
import Bot from 'messenger-bot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { redirectTo } from '../../src/redirect/redirect.ts';
import { type DemoShop, demoShop } from '../clients/shop.ts';
import type { Json } from '../support/world.ts';

const require = createRequire(import.meta.url);
/** axios as a library brings it: 0.21 here, 1.x there. */
const axiosOf = (library: string): Json => createRequire(require.resolve(library))('axios');

/** What each asks, told of no address: the Page's name, or what else there is of it. */
const CLIENTS: Readonly<Record<string, (facts: DemoFacts) => Promise<unknown>>> = {
  fb: async ({ pageToken: accessToken }) => (await new Facebook({ accessToken }).api('me')).name,
  fbgraph: ({ pageToken }) =>
    new Promise((resolve, reject) => {
      graph.setGraphUrl('https://graph.facebook.com').setVersion('26.0');
      graph.setAccessToken(pageToken).setAppSecret(null);
      graph.get('me', {}, (error: unknown, me: Json) => (error ? reject(error) : resolve(me.name)));
    }),
  'messaging-api-messenger, by axios 0.21': async ({ pageToken: accessToken }) =>
    (await new MessengerClient({ accessToken, skipAppSecretProof: true }).getPageInfo()).name,
  'axios 1': async ({ pageToken: access_token }) =>
    (
      await axiosOf('facebook-nodejs-business-sdk').get('https://graph.facebook.com/v26.0/me', {
        params: { access_token },
      })
    ).data.name,
  '@warriorteam/messenger-sdk, by fetch': async ({ pageToken: accessToken, pageId }) =>
    (await new Messenger({ accessToken }).conversations.list(pageId)).data.length &&
    'Kiln & Clover',
  'messenger-bot, by request': async ({ pageToken: token, psid, appSecret: app_secret }) =>
    (await new Bot({ token, app_secret, verify: '' }).getProfile(psid)).first_name === 'Maya' &&
    'Kiln & Clover',
};

let shop: DemoShop;
let undo: () => void;
beforeAll(async () => {
  shop = await demoShop();
  undo = redirectTo(shop.server.url);
});
afterAll(async () => {
  undo();
  await shop.server.close();
});

describe('a client that has Meta’s host built in', () => {
  it.each(Object.keys(CLIENTS))('%s, reads here as it is', async (name) => {
    expect(await CLIENTS[name]?.(shop.facts)).toBe('Kiln & Clover');
  });

  it('goes on along the links that it is given', async () => {
    const first: Json = await (
      await fetch(
        `https://graph.facebook.com/v26.0/me/conversations?limit=1&access_token=${shop.facts.pageToken}`,
      )
    ).json();
    expect(first.paging.next).toMatch(/^https:\/\/graph\.facebook\.com\/v26\.0\//);
    const second: Json = await (await fetch(first.paging.next)).json();
    expect(second.data).toHaveLength(1);
    expect(second.data[0].id).not.toBe(first.data[0].id);
  });
});
