import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { dataDir, endingOf, inHouse, type Serving, serving } from './run.ts';

async function shop() {
  const data = dataDir();
  return inHouse(data, async (house) => {
    const { id: app } = await createApp(house, { name: 'Bot' });
    const { id: page } = await createPage(house, { name: 'Kiln' });
    const spec = { kind: 'page', pageId: 'Kiln', scopes: ['email'] } as const;
    return { data, app, page, token: (await createToken(house, spec)).access_token };
  });
}

/** A callback that answers as a test says. */
async function receiver() {
  const server = createServer((req, res) => {
    const challenge = new URL(req.url ?? '', bot.url).searchParams.get('hub.challenge');
    req.resume().on('end', () => res.writeHead(bot.status).end(challenge ?? 'hush hush'));
  });
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const bot = { status: 200, url: `http://127.0.0.1:${port}/hush-hush` };
  return bot;
}

const controlOf =
  ({ url, control_key: key }: Serving['ready']) =>
  async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}/_convograph/v1${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    expect(answer.ok, text).toBe(true);
    return JSON.parse(text);
  };

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

  it('prints a line a webhook that is tried, and one where the Page gives the app up', async () => {
    const { data, page, app } = await shop();
    const bot = await receiver();
    const given = ['--port', '0', '--data', data, '--log', '--allow-to', 'loopback'];
    const server = await serving(['serve', ...given]);
    const control = controlOf(server.ready);
    await control('/pages/Kiln/people', { name: 'Maya' });
    await control('/apps/Bot/subscriptions', {
      ...{ object: 'page', callback_url: bot.url, verify_token: 'hush-hush', verify: false },
      ...{ fields: ['messages'], page: 'Kiln' },
    });
    const say = (text: string) => control('/pages/Kiln/acts/say', { as: 'Maya', text });
    const { event } = await say('hush hush');
    await control('/clock/advance', { seconds: 60 });
    bot.status = 500;
    const { event: failed } = await say('hush hush');
    await control('/clock/advance', { seconds: 90_000 });
    await server.stop();
    const lines = server.stderr().split('\n');
    const told = lines.filter((line) => line.startsWith('webhook'));
    const of = (no: unknown) => `webhook #${no} of ${page} to app ${app}`;
    expect(told[0]).toMatch(new RegExp(`^${of(event)} 200 \\d+ ms$`));
    expect(told[1]).toMatch(
      new RegExp(`^${of(failed)} 500 \\d+ ms \\(npx convograph why ${failed} `),
    );
    expect(told[2]).toContain(`${of(failed)} 500 attempt 2 `);
    expect(told.at(-1)).toContain(`webhook: the Page ${page} gave app ${app} up after failures (`);
    expect(server.stderr()).not.toMatch(/hush/);
  });

  it('json has webhooks too', async () => {
    const { data, page, app } = await shop();
    const server = await serving(['serve', '--port', '0', '--data', data, '--log', 'json']);
    const control = controlOf(server.ready);
    await control('/pages/Kiln/people', { name: 'Maya' });
    await control('/apps/Bot/subscriptions', {
      ...{
        object: 'page',
        callback_url: 'http://127.0.0.1:1/',
        verify: false,
        fields: ['messages'],
      },
      ...{ verify_token: 'x', page: 'Kiln' },
    });
    const { event } = await control('/pages/Kiln/acts/say', { as: 'Maya', text: 'hi' });
    await control('/clock/advance', { seconds: 1 });
    await server.stop();
    const lines = server.stderr().trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line)).find(({ webhook }) => webhook)).toMatchObject({
      ...{ level: 40, webhook: 'attempt', app, page, event, delivered: false, why: 'handshake' },
      hint: expect.stringContaining(`npx convograph why ${event} --page ${page}`),
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
