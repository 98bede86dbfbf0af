import { startConvograph } from 'convograph/testing';
import { expect, test } from 'vitest';
import { createBot } from './bot.cjs';

/** A Page whose default app is the bot, which may take control, and Maya, who has asked for a human. */
async function handedOver() {
  const graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Front desk', defaultApp: true, takeRight: true });
  await app.receives(createBot(app.env()).handler, { fields: FIELDS });
  const maya = await graph.customer({ page, name: 'Maya' });
  await maya.says('hi');
  await graph.replies(maya);
  await maya.taps('Talk to a human');
  const [last] = await graph.replies(maya);
  expect(last.text).toBe('One moment, a human will answer.');
  return { graph, app, maya, [Symbol.asyncDispose]: () => graph.close() };
}

/** `message_echoes` tells what the human writes, `standby` lets the bot listen. */
const FIELDS = ['messages', 'message_echoes', 'messaging_handovers', 'standby'];

test('is silent while a human has the conversation', async () => {
  await using all = await handedOver();
  const { graph, app, maya } = all;
  expect(await graph.canSend(maya, { app })).toMatchObject({ ok: false, closed: 'owner' });
  await maya.says('Is anybody there?');
  await graph.silence(maya);
  await maya.isAnswered('Yes, I am.');
  await graph.clock.advance('20m');
  await maya.says('Good!');
  await graph.silence(maya);
});

test('takes it back when nobody has answered for half an hour', async () => {
  await using all = await handedOver();
  const { graph, maya } = all;
  await maya.isAnswered('Let me look.');
  await graph.clock.advance('31m');
  await maya.says('Still there?');
  const [reply] = await graph.replies(maya);
  expect(reply.text).toBe('You said: Still there?');
});

test('answers again when the human is done', async () => {
  await using all = await handedOver();
  const { graph, maya } = all;
  await maya.isAnswered('It is on the shelf.');
  await maya.isDoneWith();
  await maya.says('Thank you!');
  const [reply] = await graph.replies(maya);
  expect(reply.text).toBe('You said: Thank you!');
});
