import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Conversation, type World, world } from '../support/world.ts';
import { asOf } from './as-of.ts';

let shop: World;
let chat: Conversation;
beforeAll(async () => {
  shop = await world();
  chat = await shop.conversation();
  await shop.conversation();
});
afterAll(() => shop.close());

/** The last day on which everything was there. */
const BEFORE = '2026-05-18';

const params = fc.record(
  {
    pretty: fc.constantFrom('0', '1', 'x'),
    debug: fc.constantFrom('all', 'warning', 'no'),
    date_format: fc.constantFrom('U', 'Y-m-d', ''),
    metadata: fc.constantFrom('1', '0'),
    fields: fc.constantFrom('id', 'id,name', 'updated_time', 'nonsense', 'conversations.as(c){id}'),
    limit: fc.constantFrom('1', '0'),
    callback: fc.constantFrom('f', 'no name'),
    method: fc.constantFrom('get', 'POST', 'put'),
    since: fc.constant('0'),
  },
  { requiredKeys: [] },
);
const request = fc.record({
  version: fc.integer({ min: 17, max: 25 }).map((major) => `/v${major}.0`),
  path: fc.constantFrom(
    ...['/me', '/me/conversations', '/CHAT', '/CHAT/messages', '/messages', '/', '/nothing'],
  ),
  params,
  several: fc.boolean(),
  condition: fc.constantFrom(undefined, '*', '"0"'),
  browser: fc.boolean(),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

async function ask(day: string, { path, version, several, condition, browser, params }: Request) {
  const headers = {
    ...(condition !== undefined && { 'If-None-Match': condition }),
    ...(browser && { Accept: 'text/html' }),
  };
  const ids = several && ['/', '/me', '/messages'].includes(path) ? { ids: chat.id } : {};
  const answer: Answer = await shop.get(
    version + path.replace('CHAT', chat.id),
    { ...params, ...ids },
    headers,
  );
  if (day === 'all') expect([...answer.headers.keys()]).not.toContain(DEPRECATED);
  return told(answer);
}

/** What only an answer as of a day has: when something of its call ends. */
const DEPRECATED = 'x-convograph-deprecated';

/** All of an answer but what no two have in common. */
function told({ status, headers, text }: Answer) {
  const own = /^(?:date|x-fb-|x-page-usage|x-app-usage|x-business-use-case-usage)/;
  return {
    status,
    headers: [...headers]
      .filter(([name]) => !own.test(name) && name !== DEPRECATED)
      .map(([name, value]) => [name, value.replace(/(?:, )?X-Convograph-Deprecated/, '')])
      .filter(([, value]) => value !== ''),
    text: text.replace(/("fbtrace_id": ?)"[^"]+"/, '$1""'),
  };
}

/** A number that is another when anything of apps was written, after whatever is being written. */
async function written(): Promise<number> {
  const { store } = shop.server;
  await store.transaction(async () => undefined);
  return store.generation();
}

it('under all every version has what each had before anything ended, headers too; nothing is noted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 25, maxLength: 25 }), async (requests) => {
      const answers = async (day: string) => {
        await asOf(shop, day);
        const before = await written();
        const all = [];
        for (const each of requests) all.push(await ask(day, each));
        if (day === 'all') expect(await written()).toBe(before);
        return all;
      };
      expect(await answers('all')).toEqual(await answers(BEFORE));
    }),
    { numRuns: 8 },
  );
});

it('and a version that is out since then has the same', async () => {
  await asOf(shop, 'all');
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      // What a Page has besides is told by metadata: secondary_receivers up to v25 (wire.md 5.10).
      fc.pre(asked.params.metadata !== '1');
      const [old, ...later] = [
        await ask('all', { ...asked, version: '/v25.0' }),
        await ask('all', { ...asked, version: '/v26.0' }),
        await ask('all', { ...asked, version: '/v27.0' }),
      ];
      const plain = (answer: typeof old, version: string) =>
        JSON.stringify({
          ...answer,
          headers: answer.headers.filter(([name]) => name !== 'etag' && name !== 'content-length'),
        }).replaceAll(version, 'V');
      const [six, seven] = later as [typeof old, typeof old];
      expect(plain(six, 'v26.0')).toBe(plain(old, 'v25.0'));
      expect(plain(seven, 'v27.0')).toBe(plain(old, 'v25.0'));
    }),
    { numRuns: 60 },
  );
});
