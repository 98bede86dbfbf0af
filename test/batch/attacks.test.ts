import { describe, expect, it } from 'vitest';
import { sharedWorld } from '../support/world.ts';
import { trials } from '../writes/trial.ts';
import { codes, entries, get, post } from './send-batch.ts';

const shop = await sharedWorld({ operations: trials });

const TOO_MUCH = { code: 1, type: 'OAuthException' };
const LONGEST = 65_536;

describe('a batch that wants to grow', () => {
  it('by references that double from item to item ends at 64 KB', async () => {
    const note = (at: number) =>
      at === 0 ? 'x' : `{result=i${at - 1}:$.got.recipient.note}`.repeat(2);
    const chain = Array.from({ length: 50 }, (_, at) => ({
      method: 'POST',
      relative_url: 'me/trial',
      body: { recipient: { id: 1, note: note(at) } },
      name: `i${at}`,
      omit_response_on_success: false,
    }));
    const answers = await entries(shop, chain);
    const failed = answers.findIndex((one) => one?.code === 400);
    expect(failed).toBe(16);
    expect(answers[failed]?.body.error).toMatchObject(TOO_MUCH);
    expect(answers[failed - 1]?.body.got.recipient.note).toHaveLength(2 ** 15);
    expect(codes(answers.slice(failed + 1))).toEqual(Array(33).fill(null));
  });

  it('by a url or body over 64 KB is refused for that item alone', async () => {
    const url = (length: number) => get(`me?fields=id&x=${'y'.repeat(length - 15)}`);
    const body = (length: number) => ({
      method: 'POST',
      relative_url: 'me?fields=id',
      body: `method=get&x=${'y'.repeat(length - 13)}`,
    });
    const answers = await entries(shop, [
      url(LONGEST),
      url(LONGEST + 1),
      body(LONGEST),
      body(LONGEST + 1),
    ]);
    expect(codes(answers)).toEqual([200, 400, 200, 400]);
    expect(answers[1]?.body.error).toMatchObject(TOO_MUCH);
    expect(answers[3]?.body.error).toMatchObject(TOO_MUCH);
  });

  it('by a body over 64 KB is refused, counted in bytes and not in letters', async () => {
    const body = (letters: number) => ({
      method: 'POST',
      relative_url: 'me?fields=id',
      body: `method=get&xx=${'言'.repeat(letters)}`,
    });
    const most = (LONGEST - 14) / 3;
    expect(codes(await entries(shop, [body(most), body(most + 1)]))).toEqual([200, 400]);
  });

  it('by looking at everything again and again is stopped', async () => {
    const { id } = await shop.conversation({
      said: Array.from({ length: 500 }, () => ({ text: 'x' })),
    });
    const look = '{result=all:$.*.*.nothing}';
    const answers = await entries(shop, [
      get(`${id}/messages?limit=500&fields=id,from,message`, { name: 'all' }),
      get(`me?fields=id&x=${look.repeat(2_000)}`),
      get('me?fields=id'),
    ]);
    expect(codes(answers)).toEqual([null, 400, 200]);
    expect(answers[1]?.body.error).toMatchObject(TOO_MUCH);
  });

  it('by nesting is stopped at 64 levels', async () => {
    const deep = (levels: number) =>
      `[{"relative_url":"me","x":${'['.repeat(levels)}${']'.repeat(levels)}}]`;
    expect((await post(shop, deep(62))).status).toBe(200);
    const { body } = await post(shop, deep(63));
    expect(body.error.message).toMatch(
      /^\(#100\) Param batch must be a JSON array: More than 64 levels/,
    );
    for (const open of ['[', '{"a":', '[{"body":']) {
      expect((await post(shop, open.repeat(20_000))).body.error.code).toBe(100);
    }
  });

  it.each([
    '{result=',
    '%7Bresult%3D',
    '{result=a:$',
    '{result=a:$.a}',
    '{result=a:$[',
    "{result=a:$['",
    '{result=a:$.*.*.*.*.*.*}',
    '{result=a:$%',
  ])('by a megabyte of %s is answered', async (piece) => {
    const body = piece.repeat(Math.floor(900_000 / piece.length / 1.5));
    const batch = [
      get('me?fields=id', { name: 'a' }),
      { method: 'POST', relative_url: 'me', body },
    ];
    const text = JSON.stringify({ access_token: shop.token, batch });
    const headers = { 'content-type': 'application/json' };
    const { status } = await shop.send('POST', '/', {}, { body: text, headers });
    expect(status).toBeLessThan(500);
  });

  it('by its own answers refuses the items past 32 MB', async () => {
    const { id } = await shop.conversation({
      said: Array.from({ length: 400 }, () => ({ text: '\u4e00'.repeat(1_000) })),
    });
    const url = `${id}/messages?limit=500&fields=message`;
    const { body } = await post(
      shop,
      Array.from({ length: 20 }, () => get(url)),
    );
    const codes = body.map((one: { code: number }) => one.code);
    expect(codes).toEqual([...Array(11).fill(200), ...Array(9).fill(400)]);
    expect(JSON.parse(body.at(-1).body).error).toMatchObject(TOO_MUCH);
  });
});
