import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startConvograph } from 'convograph/testing';
import { started } from './started.mjs';

test('bottender answers, and is tapped', async (t) => {
  await using graph = await startConvograph({ asOf: process.env.CONVOGRAPH_TESTS_AS_OF });
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page });
  await app.receives(await started('./bottender', app.env(), t));
  const maya = await graph.customer({ page, name: 'Maya' });

  await maya.says('hello');
  const [hello] = await graph.replies(maya, { within: 20_000 });
  assert.equal(hello.text, 'You said: hello');
  assert.deepEqual(hello.quickReplies, ['Help']);

  await maya.taps('Help');
  const [help] = await graph.replies(maya);
  assert.equal(help.text, 'You said: Help');
});

test('bottender hands over to the inbox, hears on standby, and takes back', async (t) => {
  await using graph = await startConvograph({ asOf: process.env.CONVOGRAPH_TESTS_AS_OF });
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, defaultApp: true, takeRight: true });
  const fields = ['messages', 'messaging_handovers', 'standby'];
  await app.receives(await started('./bottender', app.env(), t), { fields });
  const maya = await graph.customer({ page, name: 'Maya' });

  await maya.says('human');
  const [last] = await graph.replies(maya, { within: 20_000 });
  assert.equal(last.text, 'One moment.');
  await graph.requests.wait({ path: /pass_thread_control$/ });
  assert.equal((await graph.owner(maya)).app, '263902037430900');

  await maya.says('hello?');
  await graph.silence(maya);
  await maya.says('bot');
  const [back] = await graph.replies(maya);
  assert.equal(back.text, 'Mine again: true');
});
