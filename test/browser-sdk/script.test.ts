import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSdkText } from '../../scripts/browser-sdk.ts';
import { start, type TestServer } from '../../src/testing/start.ts';

let server: TestServer;
beforeAll(async () => {
  server = await start();
});
afterAll(() => server.close());

const asked = (init: RequestInit = {}, query = '') =>
  fetch(`${server.url}/_convograph/sdk.js${query}`, init);

describe('/_convograph/sdk.js', () => {
  it('is what is written in src/sdk/', async () => {
    const file = join(import.meta.dirname, '..', '..', 'src', 'server', 'sdk', 'script.ts');
    const made = await browserSdkText();
    expect(made, 'Run `npm run docs`.').toBe(readFileSync(file, 'utf8'));
  });

  it('may be loaded by pages of any origin, and is nothing but a script', async () => {
    const answer = await asked({}, '?v=1');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[0-9a-f]{40}"$/),
    });
    const text = await answer.text();
    expect(text.length).toBeLessThan(16_000);
    expect(() => new Function(text)).not.toThrow();
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await asked();
    const again = await asked({ headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('says to whoever posts there what it is for', async () => {
    const answer = await asked({ method: 'POST', body: 'x' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.text()).toContain('<script src=');
  });
});
