const { startConvograph } = require('convograph/testing');
const { createBot } = require('./bot.cjs');

let graph;
let maya;
beforeEach(async () => {
  graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Echo bot' });
  await app.receives(createBot(app.env()).handler);
  maya = await graph.customer({ page, name: 'Maya' });
});
afterEach(() => graph.close());

test('says it again', async () => {
  await maya.says('hi');
  const [hello] = await graph.replies(maya);
  expect(hello).toMatchObject({ text: 'You said: hi', quickReplies: ['Order', 'Help'] });
});

test('answers a tap with two messages', async () => {
  await maya.says('hi');
  await graph.replies(maya);
  await maya.taps('Help');
  expect(await graph.replies(maya, { count: 2 })).toHaveLength(2);
});
