import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startConvograph } from 'convograph/testing';
import { started } from './started.mjs';

test('botkit answers, though it asks Meta’s host by https alone', async (t) => {
  await using graph = await startConvograph({ asOf: process.env.CONVOGRAPH_TESTS_AS_OF });
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page });
  const env = { ...app.env(), CONVOGRAPH_URL: graph.url, PORT: '0' };
  await app.receives(await started('./botkit', env, t, ['--import', 'convograph/redirect']));
  const maya = await graph.customer({ page, name: 'Maya Okafor' });

  await maya.says('hi');
  const [hello] = await graph.replies(maya, { within: 20_000 });
  assert.equal(hello.text, 'Maya, you said: hi');

  await maya.says('menu');
  const [menu] = await graph.replies(maya);
  assert.equal(menu.text, 'What would you like?');
  assert.deepEqual(menu.quickReplies, ['Bowls']);
});
