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

test('bottender 1.5 answers, and is tapped', async (t) => {
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
