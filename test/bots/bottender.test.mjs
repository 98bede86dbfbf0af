import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { startConvograph } from 'convograph/testing';

/** Starts the bot as a process of its own; gives where it takes webhooks. */
async function started(env, t) {
  const cwd = new URL('./bottender', import.meta.url);
  const options = { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] };
  const bot = spawn(process.execPath, ['server.js'], options);
  t.after(() => bot.kill());
  const [url] = await once(bot.stdout, 'data');
  return String(url).trim();
}

test('bottender answers, and is tapped', async (t) => {
  await using graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page });
  await app.receives(await started(app.env(), t));
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
  await using graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, defaultApp: true, takeRight: true });
  const fields = ['messages', 'messaging_handovers', 'standby'];
  await app.receives(await started(app.env(), t), { fields });
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
