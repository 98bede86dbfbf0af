import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docsIndexText } from '../../scripts/docs-index.ts';
import { start, type TestServer } from '../../src/testing/start.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const INDEX = '/_convograph/docs/';

/** Files of docs/ with an ending, from the root. */
const files = (ending: string): string[] =>
  readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);

let server: TestServer;
beforeAll(async () => {
  server = await start();
});
afterAll(() => server.close());

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

/** Everything that a page leads to or shows, as paths of this server; others stay whole. */
const targetsOf = (page: string, at: string): string[] =>
  [...page.matchAll(/(?:href|src)="([^"]*)"/g)].flatMap(([, target = '']) => {
    if (target.startsWith('data:')) return [];
    const url = new URL(target.replaceAll('&amp;', '&'), server.url + at);
    return [url.origin === server.url ? url.pathname + url.hash : url.href];
  });

/** Every page that links lead to from the index, by path. */
async function crawled(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const todo = [INDEX];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (pages.has(at)) continue;
    const response = await get(at);
    expect(response.status, at).toBe(200);
    pages.set(at, await response.text());
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const target of targetsOf(pages.get(at) ?? '', at)) {
      if (target.startsWith(INDEX)) todo.push(target.replace(/#.*/, ''));
    }
  }
  return pages;
}

describe('the documentation that a server shows', () => {
  let pages: Map<string, string>;
  beforeAll(async () => {
    pages = await crawled();
  });

  it('leads from the index to every file, and every link and picture leads to what is there', () => {
    const served = files('.md').map((file) =>
      file === 'docs/README.md' ? INDEX : INDEX + file.slice(5, -3),
    );
    const beside = ['README', 'CHANGELOG', 'SECURITY', 'LICENSE'].map((name) => INDEX + name);
    expect([...pages.keys()]).toEqual(expect.arrayContaining([...served, ...beside]));
    for (const [at, page] of pages) {
      for (const target of targetsOf(page, at)) {
        const [path = '', anchor] = target.split('#');
        if (/^https?:/.test(path) || path === '/') continue;
        expect([...pages.keys()], `${at} → ${target}`).toContain(path);
        if (anchor) expect(pages.get(path), `${at} → ${target}`).toContain(`id="${anchor}"`);
      }
    }
  });

  it.each(['guides/login', 'pains/webhook-not-received', 'reference/control'])(
    'names beside every page, in a group of its own: %s',
    (path) => {
      const [beside = ''] =
        /<nav class="large".*?<\/nav>/s.exec(pages.get(`${INDEX}LICENSE`) ?? '') ?? [];
      expect(beside).toContain(`href="${INDEX}${path}"`);
    },
  );

  it('names what is only in the repository by its path, and makes no link of it', () => {
    const page = pages.get(`${INDEX}compatibility`) ?? '';
    expect(page).toContain('title="../test/pages/page.test.ts, in the repository"');
    expect(page).not.toContain('href="../');
  });

  it('says of every file what stands in it', () => {
    for (const file of files('.md')) {
      const at = file === 'docs/README.md' ? INDEX : INDEX + file.slice(5, -3);
      const [, heading = ''] = /^# (.+)$/m.exec(readFileSync(join(ROOT, file), 'utf8')) ?? [];
      const [, shown = ''] = /<h1[^>]*>(.*)<\/h1>/.exec(pages.get(at) ?? '') ?? [];
      const text = shown.replaceAll(/<[^>]*>/g, '').replaceAll('&#39;', "'");
      expect(text, file).toBe(heading.replaceAll('`', ''));
    }
  });

  it('has no script, no CORS header and nothing from elsewhere', async () => {
    const { headers } = await get(`${INDEX}guides/login`, { headers: { Origin: 'http://a.test' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; img-src data: 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'$/,
    );
    for (const page of pages.values())
      expect(page).not.toMatch(/<script|<iframe|style="| on\w+="/i);
  });

  it('answers under a file’s own name too, and HEAD without a body', async () => {
    expect(await (await get(`${INDEX}guides/login.md`)).text()).toContain('The login dialog</h1>');
    expect((await get(INDEX.slice(0, -1))).status).toBe(200);
    const head = await get(`${INDEX}README`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(5_000);
  });

  it.each([
    'guides/nothing',
    '../package.json',
    '%2e%2e/package.json',
    '..%2f..%2fpackage.json',
    'package',
    'images',
    'guides/',
    '<script>alert(1)</script>',
    'constructor',
  ])('says that there is nothing at %s', async (path) => {
    const response = await get(INDEX + path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<script');
  });

  it('takes nothing but reading', async () => {
    const response = await get(INDEX, { method: 'POST', body: 'x'.repeat(100_000) });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('is named in hints by addresses that are there', () => {
    const code = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/server.docs/.test(name))
      .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
      .map((text) => text.replaceAll(/^(?:import .*| *\/\/.*)$|\/\*[\s\S]*?\*\//gm, ''));
    const named = code
      .flatMap((text) => text.match(/[\w./]*\bdocs\/[a-z]+(?:[/-][a-z-]+)*(?:\.md)?/g) ?? [])
      .filter((path) => !path.includes('facebook.com/'));
    expect(named.length).toBeGreaterThan(1);
    const isFile = (path: string) => path.endsWith('.md');
    for (const path of named.filter(isFile)) expect(existsSync(join(ROOT, path)), path).toBe(true);
    for (const path of named) if (!isFile(path)) expect([...pages.keys()]).toContain(path);
  });
});

describe('docs/README.md', () => {
  const index = readFileSync(join(ROOT, 'docs', 'README.md'), 'utf8');

  it('leads to every guide and reference', () => {
    const missing = files('.md').filter(
      (file) => !/README|decisions/.test(file) && !index.includes(`(${file.slice(5)})`),
    );
    expect(missing).toEqual([]);
  });

  it('leads to every decision, as `npm run docs` lists them', () => {
    expect(index).toBe(docsIndexText());
  });
});
