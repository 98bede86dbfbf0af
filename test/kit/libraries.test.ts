import { MessengerClient } from 'messaging-api-messenger';
import Bot from 'messenger-bot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
} from '../../src/testing/index.ts';
import { TESTS_AS_OF } from '../clients/ran.ts';
import { runs } from '../clients/runs.ts';

let graph: Convograph;
let app: TestApp;
let maya: TestCustomer;
beforeEach(async () => {
  graph = await startConvograph({ asOf: process.env[TESTS_AS_OF] });
  const page = await graph.page();
  app = await graph.app({ page });
  maya = await graph.customer({ page, name: 'Maya Okafor' });
});
afterEach(() => graph.close());

describe('messenger-bot, as it is', runs('messenger-bot'), () => {
  it('answers 200 first and sends later, by the person’s profile', async () => {
    const { PAGE_ACCESS_TOKEN: token, VERIFY_TOKEN: verify, APP_SECRET, GRAPH_URL } = app.env();
    const graph_url = `${GRAPH_URL}/v26.0/`;
    const bot = new Bot({ token, verify, app_secret: APP_SECRET, graph_url });
    bot.on('message', async ({ sender, message }, reply) => {
      const { first_name } = await bot.getProfile(sender.id);
      reply({ text: `${first_name}: ${message.text}` }, () => undefined);
    });
    await app.receives(bot.middleware());
    await maya.says('hello');
    expect(await graph.replies(maya)).toMatchObject([{ text: 'Maya: hello' }]);
  });
});

describe('messaging-api-messenger, as sender', runs('messaging-api-messenger'), () => {
  it('sends texts, quick replies and buttons, and types before', async () => {
    const { PAGE_ACCESS_TOKEN: accessToken, GRAPH_URL: origin } = app.env();
    const client = new MessengerClient({
      accessToken,
      origin,
      version: '26.0',
      skipAppSecretProof: true,
    });
    await maya.says('hello');
    await client.typingOn(maya.id);
    await client.sendText(maya.id, 'Which?', {
      quickReplies: [{ contentType: 'text', title: 'Blue', payload: 'BLUE' }],
    });
    await client.sendButtonTemplate(maya.id, 'More', [
      { type: 'postback', title: 'Shop', payload: 'SHOP' },
    ]);
    expect(await graph.replies(maya, { count: 2 })).toMatchObject([
      { text: 'Which?', quickReplies: ['Blue'] },
      { text: 'More', buttons: [{ title: 'Shop', type: 'postback', payload: 'SHOP' }] },
    ]);
  });
});
