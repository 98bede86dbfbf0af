import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consoleLines } from '../../src/cli/console-lines.ts';
import type { RequestEntry } from '../../src/server/request-log.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { CONSOLE, keyIn, seen } from './support/seen.ts';

let server: TestServer;
let key: string;
let log: RequestEntry[] = [];
beforeAll(async () => {
  server = await start({
    console: true,
    publicUrl: 'https://inbox.example.com/convograph',
    journal: 'bodies',
    logRequest: (entry) => void log.push(entry),
  });
  key = keyIn(server.consoleLink);
});
afterAll(() => server.close());
beforeEach(() => {
  log = [];
});

/** Asks the control plane for the apps. */
const control = (authorization: string, headers: Record<string, string> = {}) =>
  seen(server.url, '/_convograph/v1/apps', {
    headers: { Authorization: authorization, ...headers },
  });

describe('the console’s key', () => {
  it('is 32 bytes, in the fragment of the link by which the server is reached', () => {
    expect(server.consoleLink).toBe(
      `https://inbox.example.com/convograph/_convograph/console/#key=${key}`,
    );
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(key).not.toBe(server.controlKey);
  });

  it('opens the control plane as the control key does, and no other key does', async () => {
    expect((await control(`Bearer ${key}`)).status).toBe(200);
    expect((await control(`Bearer ${server.controlKey}`)).status).toBe(200);
    for (const other of ['', key.slice(1), `${key}x`, key.toUpperCase()]) {
      expect((await control(`Bearer ${other}`)).status).toBe(401);
    }
    expect((await seen(server.url, `/_convograph/v1/apps?key=${key}`)).status).toBe(401);
  });

  it('is another at each start, and one of before is told where the new one is', async () => {
    const other = await start({ console: true });
    try {
      const headers = { Authorization: `Bearer ${key}` };
      const { status, bytes } = await seen(other.url, '/_convograph/v1/apps', { headers });
      expect([status, String(bytes)]).toEqual([
        401,
        expect.stringContaining('paste the link that the terminal printed'),
      ]);
    } finally {
      await other.close();
    }
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
    [{ 'Sec-Fetch-Site': 'none' }, 200],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ Origin: 'https://inbox.example.com' }, 200],
    [{ Host: 'localhost:4004', Origin: 'http://localhost:4004' }, 200],
    [{ Host: 'localhost:4004', Origin: 'http://localhost:3000' }, 403],
    [{ Host: 'localhost:4004', Origin: 'https://evil.example.com' }, 403],
    [{ Origin: 'null' }, 403],
    [{ Host: 'evil.example.com' }, 403],
  ])('opens it to pages of this server alone: %j', async (headers, status) => {
    expect((await control(`Bearer ${key}`, headers)).status).toBe(status);
  });
});

describe('the log and the journal', () => {
  const asked = { headers: { Authorization: '' } };
  beforeEach(() => {
    asked.headers.Authorization = `Bearer ${key}`;
  });

  /** The entry of a call that is made after others: theirs came before. */
  const logged = async (): Promise<readonly string[]> => {
    await seen(server.url, '/_convograph/healthz');
    await expect.poll(() => log.at(-1)?.path).toBe('/_convograph/healthz');
    return log.slice(0, -1).map(({ method, path, status }) => `${method} ${path} ${status}`);
  };

  it('have nothing of what the console only looks at, and all of what it does', async () => {
    await seen(server.url, CONSOLE);
    await seen(server.url, `${CONSOLE}assets/none.js`);
    await control(`Bearer ${key}`);
    await seen(server.url, '/_convograph/v1/quiet', { ...asked, method: 'POST' });
    await seen(server.url, '/_convograph/v1/pages/1', asked);
    await seen(server.url, '/_convograph/v1/apps', { ...asked, method: 'POST' });
    await control(`Bearer ${server.controlKey}`);
    expect(await logged()).toEqual([
      `GET ${CONSOLE}assets/none.js 404`,
      'GET /_convograph/v1/pages/1 404',
      'POST /_convograph/v1/apps 400',
      'GET /_convograph/v1/apps 200',
    ]);
  });

  it('hold no key, wherever it was put by mistake', async () => {
    await seen(server.url, `${CONSOLE}?key=${key}`);
    await seen(server.url, `/_convograph/v1/apps?key=${key}`);
    await seen(server.url, `/v26.0/me?access_token=${key}`);
    await seen(server.url, '/v26.0/me', asked);
    await logged();
    expect(JSON.stringify(log)).not.toContain(key);
    const { status, bytes } = await seen(server.url, '/_convograph/v1/timeline', asked);
    expect([status, String(bytes)]).toEqual([200, expect.not.stringContaining(key)]);
    expect([...server.faults, ...server.notes].join()).not.toContain(key);
  });
});

describe('the lines of a start', () => {
  const here = { host: '127.0.0.1', publicUrl: undefined };

  it('say where the console opens, and of a container by what port', () => {
    const link = 'http://127.0.0.1:4004/_convograph/console/#key=K';
    const lines = consoleLines(link, here);
    expect(lines).toEqual([expect.any(String), `  ${link}`]);
    const guide = readFileSync(resolve('docs/guides/console.md'), 'utf8');
    expect(guide).toContain(lines.join('\n').replace('=K', '=…'));
    const [, , more] = consoleLines(link, { ...here, host: '0.0.0.0' });
    expect(more).toContain('port');
    const publicUrl = 'https://inbox.example.com';
    expect(consoleLines(link, { host: '0.0.0.0', publicUrl })).toHaveLength(2);
  });

  it('say nothing where there is none', () => {
    expect(consoleLines(undefined, here)).toEqual([]);
  });
});
