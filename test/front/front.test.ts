import { get, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { NOT_YET } from '../../src/api/not-yet.ts';
import { type DemoFacts, demoFacts } from '../../src/demo/facts.ts';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';

interface Seen {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What a browser sends with an address from its bar. */
const BAR = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Sec-Fetch-Dest': 'document' };

const seen = (url: string, headers: Record<string, string> = BAR, method = 'GET') =>
  new Promise<Seen>((resolve, reject) => {
    const req = get(url, { headers, method, agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => (text += part));
      res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, text }));
    });
    req.on('error', reject);
  });

/** What a reader sees of a page. */
const readable = (html: string) =>
  html
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");

let demo: TestServer;
let facts: DemoFacts;
beforeAll(async () => {
  demo = await start({ console: true });
  await openDemo(demo);
  const found = await demoFacts(demo.store, demo.vault);
  if (!found) throw new Error('There is no demo.');
  facts = found;
});
afterAll(() => demo.close());

describe('GET / from a browser’s address bar', () => {
  it('shows what this is, ids, SDK lines, what is not offered yet, and where to read on', async () => {
    const { status, headers, text } = await seen(demo.url);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const page = readable(text);
    for (const id of [facts.pageId, facts.instagramId, facts.appId, facts.psid, facts.messageId]) {
      expect(page).toContain(id);
    }
    expect(page).toContain(`graph.setGraphUrl('${demo.url}')`);
    for (const { key, description } of NOT_YET) {
      expect(page).toContain(key);
      expect(page).toContain(description.replaceAll('`', ''));
    }
    const links = [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, link]) => demo.url + link);
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect((await seen(link)).status, link).toBe(200);
    expect(links).toContain(`${demo.url}/_convograph/console/`);
  });

  it('has curl lines that answer, with the Page token that the start printed', async () => {
    const page = readable((await seen(demo.url)).text);
    const [, base = ''] = /^URL=(\S+)$/m.exec(page) ?? [];
    const calls = [...page.matchAll(/^curl -g "\$URL([^"]+)"$/gm)].map(([, path = '']) => path);
    expect(calls).toHaveLength(4);
    for (const path of calls) {
      const answer = await fetch(base + path.replace('$TOKEN', facts.pageToken));
      expect(answer.status, path).toBe(200);
    }
  });

  it('holds no token and no secret', async () => {
    const { text } = await seen(demo.url);
    const secrets = [
      facts.appSecret,
      facts.instagramSecret,
      facts.pageToken,
      facts.userToken,
      facts.instagramToken,
      new URL(demo.consoleLink ?? '').hash,
    ];
    for (const secret of [...secrets, demo.controlKey]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\bEAA\w{5}|\bIGAA\w{5}/);
  });

  it('runs nothing, and no page of elsewhere reads or frames it', async () => {
    const { headers, text } = await seen(demo.url, { ...BAR, Origin: 'http://elsewhere.test' });
    expect(text).not.toMatch(/<script|<iframe|style="| on\w+="/i);
    expect(Object.keys(headers).filter((name) => /^access-control/.test(name))).toEqual([]);
    expect(headers).toMatchObject({
      vary: 'Accept, Sec-Fetch-Dest',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'$/,
    );
  });

  it('is the same for HEAD, without a body', async () => {
    const { status, headers, text } = await seen(demo.url, BAR, 'HEAD');
    expect([status, headers['content-type'], text]).toEqual([200, 'text/html; charset=utf-8', '']);
  });
});

describe('every other request for /', () => {
  const { Accept, ...document } = BAR;
  it.each([
    ['a program', {}],
    ['a script of a page', { ...BAR, 'Sec-Fetch-Dest': 'empty' }],
    ['a frame', { ...BAR, 'Sec-Fetch-Dest': 'iframe' }],
    ['a client that takes JSON only', { ...document, Accept: 'application/json' }],
    ['a client that refuses HTML', { ...document, Accept: 'application/json, text/html;q=0' }],
    ['a browser that came by a foreign name', { ...BAR, Host: 'rebound.example' }],
    ['a browser at Instagram’s name', { ...BAR, Host: 'graph.instagram.com' }],
  ])('is answered as Meta answers it: %s', async (_who, headers) => {
    const { status, headers: given, text } = await seen(demo.url, headers as typeof BAR);
    expect(status).toBe(400);
    expect(given['content-type']).toBe('application/json; charset=UTF-8');
    expect(given.vary).toBe('Origin');
    expect(JSON.parse(text).error).toMatchObject({ message: 'No node specified', code: 100 });
  });

  it.each([
    ['/?fields=id', 'GET'],
    ['/?', 'POST'],
    ['//', 'GET'],
    ['/v23.0/', 'GET'],
    ['/me', 'GET'],
  ])('is one of Meta’s paths: %s by %s', async (path, method) => {
    const { headers } = await seen(demo.url + path, BAR, method);
    expect(headers['content-type']).toBe('application/json; charset=UTF-8');
    expect(headers['facebook-api-version']).toMatch(/^v/);
  });
});

describe('the page of a store of one’s own', () => {
  const HOSTILE = `</code><script>alert(1)</script>"'&`;
  let own: TestServer;
  beforeAll(async () => {
    own = await start();
    await createApp(own, { name: 'Bot' });
  });
  afterAll(() => own.close());

  it('says that there is no Page yet', async () => {
    expect((await seen(own.url)).text).toContain('There is no Page in this store yet.');
  });

  it('shows Pages and apps by id and name, and escapes names', async () => {
    const { id } = await createPage(own, { name: HOSTILE, instagram: { username: 'my.page' } });
    const { text } = await seen(own.url);
    expect(text).not.toContain('<script');
    const page = readable(text);
    for (const part of [HOSTILE, id, '@my.page', 'Bot']) expect(page).toContain(part);
    // Names are for reading: what is to be copied into a shell names ids alone.
    const [, code = ''] = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(text) ?? [];
    expect(readable(code)).toContain(`token create --page ${id}`);
    expect(readable(code)).not.toContain('script');
    const { access_token } = await createToken(own, { kind: 'page', pageId: id });
    for (const [, path = ''] of readable(code).matchAll(/^curl -g "\$URL([^"]+)"$/gm)) {
      const url = `${own.url}/v26.0${path.replace('$TOKEN', access_token)}`;
      expect((await fetch(url)).status, path).toBe(200);
    }
  });

  it('counts what there are too many of', async () => {
    for (let i = 0; i < 20; i++) await createPage(own, { name: `Branch ${i}` });
    expect(readable((await seen(own.url)).text)).toMatch(/And 1[0-9] more/);
  });

  it.each([{ host: '0.0.0.0' }, { publicUrl: 'https://graph.example.test' }])(
    'names nobody where others can ask: %o',
    async (where) => {
      const open = await start(where);
      try {
        const { id } = await createPage(open, { name: 'Corner Shop' });
        const { status, text } = await seen(open.url.replace('0.0.0.0', '127.0.0.1'));
        expect(status).toBe(200);
        expect(text).not.toMatch(`Corner Shop|${id}`);
        expect(text).not.toContain(open.dataDir);
      } finally {
        await open.close();
      }
    },
  );

  it('is shown at the name of --public-url, whose address it tells', async () => {
    const open = await start({ publicUrl: 'https://graph.example.test' });
    try {
      const { status, text } = await seen(open.url, { ...BAR, Host: 'graph.example.test' });
      expect(status).toBe(200);
      expect(text).toContain('https://graph.example.test/v26.0');
    } finally {
      await open.close();
    }
  });
});
