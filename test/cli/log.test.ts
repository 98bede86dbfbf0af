import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { dataDir, endingOf, inHouse, serving } from './run.ts';

async function shop(): Promise<{ data: string; token: string }> {
  const data = dataDir();
  const { access_token } = await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot' });
    await createPage(house, { name: 'Kiln' });
    return createToken(house, { kind: 'page', pageId: 'Kiln', scopes: ['email'] });
  });
  return { data, token: access_token };
}

describe('--log', () => {
  it('prints a line a request on stderr, with the command that explains a refusal', async () => {
    const { data, token } = await shop();
    const server = await serving(['serve', '--port', '0', '--data', data, '--log']);
    const { url } = server.ready;
    await fetch(`${url}/v26.0/me?fields=id&access_token=${token}`);
    await fetch(`${url}/v26.0/me/conversations?platform=instagram&access_token=${token}`);
    await server.stop();
    const [first, second, ...more] = server.stderr().trimEnd().split('\n');
    expect(first).toMatch(/^GET \/v26\.0\/me\?fields=id&… 200 [\d.]+ ms$/);
    expect(second).toMatch(
      /^GET \/v26\.0\/me\/conversations\?platform=instagram&… \d+ code \d+ \S/,
    );
    const call = `'GET /v26.0/me/conversations?platform=instagram'`;
    expect(second).toContain(`(npx convograph explain ${call} --token TOKEN --data ${data})`);
    expect(more).toEqual([]);
    expect(server.stderr()).not.toContain(token);
    expect(server.stdout()).toBe(`${JSON.stringify(server.ready)}\n`);
  });

  it('json is for programs', async () => {
    const { data, token } = await shop();
    const server = await serving(['serve', '--port', '0', '--data', data, '--log', 'json']);
    await fetch(`${server.ready.url}/me?fields=id,nothing&access_token=${token}`);
    await server.stop();
    expect(JSON.parse(server.stderr())).toEqual({
      ...{ level: 40, time: expect.any(Number), method: 'GET', path: '/me?fields=id,nothing&…' },
      ...{ status: 400, code: 100, why: expect.stringContaining('nothing'), dialect: 'facebook' },
      ...{ ms: expect.any(Number), hint: expect.stringContaining('npx convograph explain') },
    });
  });

  it('is silent without it, and takes no other form', async () => {
    const { data } = await shop();
    const server = await serving(['serve', '--port', '0', '--data', data]);
    await fetch(`${server.ready.url}/me`);
    await server.stop();
    expect(server.stderr()).toBe('');
    const { code, sentence } = await endingOf(['serve', '--data', data, '--log', 'xml']);
    expect([code, sentence]).toEqual([2, '--log must be text, json or off, and is "xml".']);
  });
});
