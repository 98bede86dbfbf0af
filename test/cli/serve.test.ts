import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { convograph, dataDir, inHouse, serving } from './run.ts';

describe.concurrent('serve', () => {
  it('prints one line of JSON and nothing else', async () => {
    const data = dataDir();
    const { ready, stop, stdout } = await serving(['serve', '--port', '0', '--data', data]);
    expect(ready).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      control_key: readFileSync(join(data, 'control-key'), 'utf8').trim(),
    });
    await fetch(`${ready.url}/v23.0/me`);
    expect(await stop()).toBe(0);
    expect(stdout()).toBe(`${JSON.stringify(ready)}\n`);
  });

  it('ends with 0 on Ctrl+C', async () => {
    const { stop } = await serving(['serve', '--port', '0', '--data', dataDir()]);
    expect(await stop('SIGINT')).toBe(0);
  });

  it('answers with what other commands have changed since', async () => {
    const data = dataDir();
    const { ready } = await serving(['serve', '--port', '0', '--data', data]);
    const { token } = await inHouse(data, async (house) => {
      await createApp(house, { name: 'Bot' });
      await createPage(house, { name: 'Kiln' });
      return { token: await createToken(house, { kind: 'page', pageId: 'Kiln' }) };
    });
    const me = async () => {
      const response = await fetch(`${ready.url}/me?access_token=${token.access_token}`);
      return (await response.json()) as { name?: string; error?: { error_subcode?: number } };
    };
    expect((await me()).name).toBe('Kiln');
    await convograph(['token', 'revoke', String(token.no), '--data', data]);
    expect((await me()).error?.error_subcode).toBe(467);
  });

  it('gives every data directory keys of its own', async () => {
    const [one, other] = [dataDir(), dataDir()];
    await inHouse(one, async () => undefined);
    await inHouse(other, async () => undefined);
    for (const name of ['key', 'control-key']) {
      expect(readFileSync(join(one, name))).not.toEqual(readFileSync(join(other, name)));
    }
  });
});

describe('serve with flags', () => {
  let url = '';
  beforeAll(async () => {
    const flags = ['--instagram-host', 'localhost', '--default-version', 'v21'];
    const { ready } = await serving(['serve', '--port', '0', '--data', dataDir(), ...flags]);
    url = ready.url ?? '';
  });

  it('speaks Instagram’s dialect at --instagram-host, and nowhere else', async () => {
    const answer = async (host: string) =>
      (await fetch(`${url.replace('127.0.0.1', host)}/access_token`)).json();
    expect(await answer('localhost')).toMatchObject({ error_type: 'OAuthException' });
    expect(await answer('127.0.0.1')).toMatchObject({ error: { type: 'OAuthException' } });
  });

  it('answers requests without a version by --default-version', async () => {
    const { headers } = await fetch(`${url}/me`);
    expect(headers.get('facebook-api-version')).toBe('v21.0');
  });
});
