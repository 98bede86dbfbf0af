import { describe, expect, it } from 'vitest';
import { carriedOut, dataDir, serving } from '../cli/run.ts';
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

describe('a command that asks a callback', () => {
  const subscribe = async (url: string, env: Record<string, string> = {}) => {
    const data = dataDir();
    await carriedOut(['app', 'create', '--name', 'Bot', '--data', data]);
    const about = ['--fields', 'messages', '--verify-token', 'let-me-in', '--data', data];
    const { code, stderr } = await carriedOut(
      ['app', 'subscribe', 'Bot', '--callback', url, ...about],
      env,
    );
    return `${code} ${stderr}`;
  };

  it('may ask what runs beside it, and what the settings open', async () => {
    expect(await subscribe(`http://localhost:${callback.port}/`)).toBe('0 ');
    const inNetwork = 'http://10.255.255.1:9/';
    expect(await subscribe(inNetwork)).toContain('is no public address');
    const wrong = { CONVOGRAPH_ALLOW_TO: '10.0.0.256' };
    expect(await subscribe(inNetwork, wrong)).toMatch(/^2 CONVOGRAPH_ALLOW_TO must be a list/);
  });
});

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
