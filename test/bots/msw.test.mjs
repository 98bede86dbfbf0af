import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startConvograph } from 'convograph/testing';
import { http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { createBot } from './echo-bot/bot.cjs';

const server = setupServer();
before(() => server.listen({ onUnhandledRequest: 'error' }));
after(() => server.close());

test('the kit’s own traffic is nothing to msw, and the bot’s calls pass by one line', async () => {
  await using graph = await startConvograph();
  const page = await graph.page();
  const app = await graph.app({ page });
  await app.receives(createBot(app.env()).handler);
  const maya = await graph.customer({ page });
  server.use(http.all(`${graph.url}/*`, () => passthrough()));
  await maya.says('hi');
  const [hello] = await graph.replies(maya);
  assert.equal(hello.text, 'You said: hi');
});

test('without that line a call of the bot is caught as any other', async () => {
  server.resetHandlers();
  await using graph = await startConvograph();
  const page = await graph.page();
  const app = await graph.app({ page });
  await app.receives(createBot(app.env()).handler);
  const maya = await graph.customer({ page });
  await maya.says('hi');
  await assert.rejects(graph.replies(maya, { within: 500 }), { name: 'NoReply' });
});
