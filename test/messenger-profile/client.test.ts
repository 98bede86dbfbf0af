import { MessengerClient } from 'messaging-api-messenger';
import { expect, it } from 'vitest';
import { runs } from '../clients/runs.ts';
import { sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

it(
  'messaging-api-messenger sets, reads and deletes it',
  runs('messaging-api-messenger'),
  async () => {
    const client = new MessengerClient({
      accessToken: shop.token,
      appId: shop.app.id,
      appSecret: shop.app.secret,
      origin: shop.server.url,
    });
    expect(await client.setGetStarted('START')).toEqual({ result: 'success' });
    expect(await client.getGetStarted()).toEqual({ payload: 'START' });
    await client.setGreeting('Hello!');
    expect(await client.getGreeting()).toEqual([{ locale: 'default', text: 'Hello!' }]);
    await client.setPersistentMenu([{ type: 'postback', title: 'Help', payload: 'HELP' }]);
    expect(await client.getPersistentMenu()).toEqual([
      {
        locale: 'default',
        composerInputDisabled: false,
        callToActions: [{ type: 'postback', title: 'Help', payload: 'HELP' }],
      },
    ]);
    await client.deletePersistentMenu();
    expect(await client.getPersistentMenu()).toBeNull();
  },
);
