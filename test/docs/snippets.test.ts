import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DemoFacts, demoFacts } from '../../src/demo/facts.ts';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { PAGES, page, ROOT } from './support/markdown.ts';

const load = createRequire(import.meta.url);

/** Snippets of JavaScript by how they begin: the package whose client they use, and its name in them. */
const CLIENTS: Readonly<Record<string, (module: never) => Record<string, unknown>>> = {
  fbgraph: (graph) => ({ graph }),
  'messaging-api-messenger': ({ MessengerClient }) => ({ MessengerClient }),
  '@warriorteam/messenger-sdk': ({ Messenger }) => ({ Messenger }),
  'facebook-nodejs-business-sdk': ({ FacebookAdsApi }) => ({ FacebookAdsApi }),
};

let server: TestServer;
let facts: DemoFacts;
beforeAll(async () => {
  server = await start();
  await openDemo(server);
  facts = (await demoFacts(server.store, server.vault)) as DemoFacts;
});
afterAll(() => server.close());

const AsyncFunction = (async () => undefined).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<unknown>;

const snippets = page('docs/guides/point-an-sdk.md').blocks.filter(
  ({ language }) => language === 'js',
);

describe('a snippet of docs/guides/point-an-sdk.md', () => {
  it.each(snippets.map(({ text }) => [text.split('\n')[0] ?? '', text] as const))(
    'reads from here: %s',
    async (title, text) => {
      const name = Object.keys(CLIENTS).find((each) => title.startsWith(`// ${each}`)) ?? '';
      const named = CLIENTS[name];
      if (!named) throw new Error(`No client is known for "${title}".`);
      const values = {
        ...named(load(name) as never),
        url: server.url,
        token: facts.pageToken,
        appSecret: facts.appSecret,
        pageId: facts.pageId,
        psid: facts.psid,
      };
      const asked = vi.spyOn(server.store, 'generation');
      const answered = new Promise<unknown>((done, fail) => {
        const take = (error: unknown, body: unknown) => (error ? fail(error) : done(body));
        // A callback whose body is left out hands on what it is given; the last value is awaited.
        const code = text
          .replace('{ … }', '{ take(error, body); }')
          .replace(/^await (.+);$/m, 'take(undefined, await $1);');
        const run = new AsyncFunction(...Object.keys(values), 'take', code);
        run(...Object.values(values), take).then(() => {
          if (!code.includes('take(')) done(values);
        }, fail);
      });
      const seen = (await answered) as Record<string, unknown>;
      if (text.includes('FacebookAdsApi')) {
        const { FacebookAdsApi } = values as unknown as {
          FacebookAdsApi: {
            getDefaultApi(): { call(method: string, path: string[]): Promise<unknown> };
          };
        };
        expect(await FacebookAdsApi.getDefaultApi().call('GET', ['me'])).toMatchObject({
          id: facts.pageId,
        });
      }
      expect(seen).toBeTruthy();
      expect(asked).toHaveBeenCalled();
      asked.mockRestore();
    },
  );
});

describe('the snippet of README.md for a test suite', () => {
  it('is the example, which runs from the tarball (test/package)', () => {
    const [snippet] = PAGES.flatMap(({ blocks }) =>
      blocks.filter(({ text }) => text.includes("from 'convograph/testing'")),
    );
    const example = join(ROOT, 'examples', 'echo-bot', 'echo.vitest.test.mjs');
    expect(snippet?.text.trim()).toBe(readFileSync(example, 'utf8').trim());
  });
});
