import { describe, expect, it } from 'vitest';
import { dataDir, serving } from '../cli/run.ts';
import { receiver } from './support/receiver.ts';

/** A callback that answers handshakes. */
const callback = await receiver(({ url = '' }, response) => {
  response.end(new URL(url, 'http://callback').searchParams.get('hub.challenge'));
});

/** Subscribes the demo's app to an address; gives the answer, or the error's code and text. */
async function subscribed(args: readonly string[], address?: (port: string) => string) {
  const at = ['demo', '--port', '0', '--data', dataDir(), ...args];
  const { ready, stop } = await serving(at);
  const { app_id: app, app_secret: secret } = ready;
  const { port } = new URL(ready.url ?? '');
  const response = await fetch(`http://127.0.0.1:${port}/${app}/subscriptions`, {
    method: 'POST',
    body: new URLSearchParams({
      object: 'page',
      callback_url: address?.(port) ?? `http://127.0.0.1:${callback.port}/`,
      fields: 'messages',
      verify_token: 'let-me-in',
      access_token: `${app}|${secret}`,
    }),
  });
  const { error, ...body } = (await response.json()) as { error?: { code: number } };
  await stop();
  return error ? error.code : body;
}

describe('the callback of a demo', () => {
  it('may be on this machine', async () => {
    expect(await subscribed([])).toEqual({ success: true });
  });

  it('is never the demo itself', async () => {
    expect(await subscribed([], (port) => `http://localhost:${port}/`)).toBe(2200);
  });

  it('may not be here where others reach the demo, unless that is said', async () => {
    expect(await subscribed(['--host', '0.0.0.0'])).toBe(2200);
    const opened = ['--host', '0.0.0.0', '--allow-to', '10.0.0.0/8', '--allow-to', 'loopback'];
    expect(await subscribed(opened)).toEqual({ success: true });
  });
});
