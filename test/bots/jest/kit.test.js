// Plain Jest: CommonJS, no flags, no configuration.
const { createBot } = require('../echo-bot/bot.cjs');
const { startConvograph } = require('convograph/testing');

let graph;
afterEach(async () => {
  jest.useRealTimers();
  await graph.close();
});

async function talking() {
  graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page });
  await app.receives(createBot(app.env()).handler);
  return graph.customer({ page, name: 'Maya' });
}

test('a bot answers', async () => {
  const maya = await talking();
  await maya.says('hi');
  expect(await graph.replies(maya)).toMatchObject([
    { text: 'You said: hi', quickReplies: ['Order', 'Help'] },
  ]);
});

test.each(['before', 'after'])('under fake timers set %s the start it goes on', async (when) => {
  if (when === 'before') jest.useFakeTimers();
  const maya = await talking();
  if (when === 'after') jest.useFakeTimers();
  await maya.says('hi');
  expect(await graph.replies(maya)).toHaveLength(1);
});
