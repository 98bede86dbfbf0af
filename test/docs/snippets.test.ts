import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DemoFacts, demoFacts } from '../../src/demo/facts.ts';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { type Block, PAGES, page, ROOT } from './support/markdown.ts';

const load = createRequire(import.meta.url);

/** Snippets of JavaScript by how they begin: the package whose client they use, and its name in them. */
const CLIENTS: Readonly<Record<string, (module: never) => Record<string, unknown>>> = {
  fbgraph: (graph) => ({ graph }),
  'messaging-api-messenger': ({ MessengerClient }) => ({ MessengerClient }),
  'messenger-bot': (Bot) => ({ Bot, verify: 'let-me-in' }),
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

const titleOf = ({ text }: Block): string => text.split('\n', 1)[0] ?? '';

/** Snippets that other tests run, by their first line: the file of a bot that they are, or that test. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '// bottender.config.js': 'test/bots/bottender/bottender.config.js',
  '// fb.cjs': 'test/docs/support/settings.ts',
  '// passport-facebook': 'test/clients/passport-facebook.test.ts',
};

const all = page('docs/clients.md').blocks.filter(({ language }) => language === 'js');
const snippets = all.filter((each) => !(titleOf(each) in ELSEWHERE));

describe('a snippet of docs/clients.md', () => {
  it.each(Object.entries(ELSEWHERE))('is run elsewhere: %s', (title, file) => {
    const [snippet] = all.filter((each) => titleOf(each) === title);
    const there = readFileSync(join(ROOT, file), 'utf8');
    if (there.startsWith(title)) expect(`${snippet?.text}\n`).toBe(there);
    else expect([snippet === undefined, there.includes(`'${title}'`)]).toEqual([false, true]);
  });

  it.each(snippets.map((each) => [titleOf(each), each.text] as const))(
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
