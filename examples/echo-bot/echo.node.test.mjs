import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startConvograph } from 'convograph/testing';
import { createBot } from './bot.cjs';

let graph;
let page;
before(async () => {
  graph = await startConvograph();
  page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Echo bot' });
  await app.receives(createBot(app.env()).handler);
});
after(() => graph.close());

test('says it again', async () => {
  const maya = await graph.customer({ page, name: 'Maya' });
  await maya.says('hi');
  const [hello] = await graph.replies(maya);
  assert.equal(hello.text, 'You said: hi');
});

test('answers a tap with two messages', async () => {
  const ada = await graph.customer({ page, name: 'Ada' });
  await ada.says('hi');
  await graph.replies(ada);
  await ada.taps('Help');
  const replies = await graph.replies(ada, { count: 2 });
  assert.deepEqual(
    replies.map(({ text }) => text),
    ['Write anything.', 'I say it again.'],
  );
});
