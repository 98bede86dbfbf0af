import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { FLAGS } from '../../src/store/page/message.ts';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { codes, entries, get } from './send-batch.ts';

/** Items that ask in the same words are read together: nobody may be able to tell. */
const shop = await sharedWorld();
let nodes: string[];
let chat: { id: string };
beforeAll(async () => {
  const one = await shop.conversation({
    said: [{ text: 'a' }, { text: 'b', by: 'page' }, { text: 'c', flags: FLAGS.deleted }],
  });
  const other = await shop.conversation({ platform: 'INSTAGRAM', said: [{ text: 'd' }] });
  chat = one;
  const theirs = await (await shop.besides()).conversation();
  nodes = [
    'me',
    shop.page.id,
    shop.page.instagramId ?? '',
    one.id,
    other.id,
    one.person.id,
    other.person.id,
    ...(await shop.messageIds(one)),
    ...(await shop.messageIds(other)),
    theirs.id,
    '999',
    'nobody',
    'conversations',
    'me/conversations',
  ];
});

const untraced = (body: Json): Json => {
  const { error, ...rest } = body;
  return error ? { ...rest, error: { ...error, fbtrace_id: '' } } : body;
};

proves('POST /', 'items in a row are answered as each of them alone', async () => {
  const fields = fc.constantFrom(
    '',
    'id',
    'id,from,to,message',
    'messages.limit(1){from}',
    'name',
    'a{',
  );
  await fc.assert(
    fc.asyncProperty(
      fields,
      fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
      async (wanted, picks) => {
        const urls = picks.map((pick) => `${nodes[pick % nodes.length]}?fields=${wanted}`);
        const together = await entries(
          shop,
          urls.map((url) => get(url)),
        );
        for (const [i, url] of urls.entries()) {
          const { status, body } = await shop.get(`/${url}`);
          expect(together[i]?.code, url).toBe(status);
          expect(untraced(together[i]?.body), url).toEqual(untraced(body));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('items that are too much together are read one by one', async () => {
  const { id } = await shop.conversation({
    said: Array.from({ length: 500 }, () => ({ text: 'x' })),
  });
  const copies = Array.from({ length: 45 }, (_, i) => `messages.limit(500).as(a${i}){id}`).join();
  const answers = await entries(shop, Array(3).fill(get(`${id}?fields=${copies}`)));
  expect(codes(answers)).toEqual([200, 200, 200]);
  expect(answers[2]?.body.a44.data).toHaveLength(500);
});

it('items of an unknown version, or with a wrong token, are refused one by one', async () => {
  const wrong = [
    get('v99.0/me'),
    get('v99.0/me'),
    get('me?access_token=x'),
    get('me?access_token=x'),
  ];
  expect(codes(await entries(shop, [...wrong, get('me')]))).toEqual([400, 400, 400, 400, 200]);
});

it('items have metadata, debug and ids of their own', async () => {
  for (const param of ['metadata=1', 'debug=all']) {
    const answers = await entries(shop, [get(`me?${param}`), get(`${chat.id}?${param}`)]);
    for (const [i, id] of ['me', chat.id].entries()) {
      expect(answers[i]?.body).toEqual((await shop.get(`/${id}?${param}`)).body);
    }
  }
});
