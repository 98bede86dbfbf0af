import { startConvograph } from 'convograph/testing';
import { expect, test } from 'vitest';
import { createBot } from './bot.cjs';

test('says it again, offers help, and may not write a day later', async () => {
  await using graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Echo bot' });
  const bot = createBot(app.env());
  await app.receives(bot.handler);
  const maya = await graph.customer({ page, name: 'Maya' });

  await maya.says('hi');
  const [hello] = await graph.replies(maya);
  expect(hello).toMatchObject({ text: 'You said: hi', quickReplies: ['Order', 'Help'] });

  await maya.taps('Help');
  expect(await graph.replies(maya, { count: 2 })).toHaveLength(2);

  await maya.reacts('love');
  await graph.silence(maya);

  await graph.clock.advance('25h');
  await expect(bot.remind(maya.id)).rejects.toMatchObject({ code: 10, error_subcode: 2018278 });
  expect(await graph.canSend(maya, { app })).toMatchObject({ ok: false, closed: 'window' });
});
