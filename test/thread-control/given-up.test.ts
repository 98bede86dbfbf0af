import { expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';

it('an app that the Page gives up after failures owns nothing any more', async () => {
  await using graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const bot = await graph.app({ page, defaultApp: true });
  const isUp = { now: true };
  await bot.receives((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://bot');
    response.writeHead(isUp.now ? 200 : 500).end(searchParams.get('hub.challenge'));
  });
  const maya = await graph.customer({ page, name: 'Maya' });
  await maya.says('hi');
  expect((await graph.owner(maya)).app).toBe(bot.id);
  isUp.now = false;
  await maya.says('hello?');
  await graph.clock.advance('2h');
  await expect.poll(async () => (await graph.owner(maya)).app).toBeUndefined();
  const { history } = await graph.owner(maya);
  expect(history[0]).toMatchObject({ change: 'remove', from: bot.id });
});
