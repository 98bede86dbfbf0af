import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Json, sharedWorld } from '../support/world.ts';
import { trials } from './trial.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const PSID = '6711253088920432';

const shop = await sharedWorld({ operations: trials });

/** What the operation was given, of a body sent as it is. */
async function got(
  body: string | Uint8Array<ArrayBuffer>,
  type?: string,
  headers = {},
): Promise<Json> {
  const query = { access_token: shop.token };
  const answer = await shop.send('POST', '/v23.0/me/trial', query, {
    body,
    headers: { ...(type ? { 'content-type': type } : {}), ...headers },
  });
  expect(answer.body).toEqual({ got: expect.anything(), files: [] });
  return answer.body.got;
}

describe('an object parameter of a write', () => {
  const recipient = { id: PSID, note: 'a, "b" & c' };
  const text = JSON.stringify(recipient);

  it.each<[string, () => Promise<Json>]>([
    ['JSON text in a form', () => got(new URLSearchParams({ recipient: text }).toString(), FORM)],
    ['JSON in a JSON body', () => got(JSON.stringify({ recipient }), JSON_TYPE)],
    ['JSON text in a JSON body', () => got(JSON.stringify({ recipient: text }), JSON_TYPE)],
    ['brackets', () => got(`recipient[id]=${PSID}&recipient[note]=a%2C+%22b%22+%26+c`, FORM)],
    [
      'multipart',
      () =>
        got(
          `--B\r\nContent-Disposition: form-data; name="recipient"\r\n\r\n${text}\r\n--B--\r\n`,
          'multipart/form-data; boundary=B',
        ),
    ],
    [
      'multipart that is never closed',
      () =>
        got(
          `--B\r\nContent-Disposition: form-data; name="recipient"\r\n\r\n${text}\r\n--B\r\n`,
          'multipart/form-data; boundary=B',
        ),
    ],
    [
      'a compressed form',
      () =>
        got(new Uint8Array(gzipSync(`recipient=${encodeURIComponent(text)}&`)), FORM, {
          'content-encoding': 'gzip',
        }),
    ],
    ['a form without a type', () => got(`recipient=${encodeURIComponent(text)}`, 'text/plain')],
    [
      'single quotes',
      () =>
        got(new URLSearchParams({ recipient: `{'id':'${PSID}','note':'a, "b" & c'}` }).toString()),
    ],
    [
      'keys without quotes',
      () => got(new URLSearchParams({ recipient: `{id:${PSID}, note: 'a, "b" & c',}` }).toString()),
    ],
  ])('is the same as %s', async (_, send) => {
    expect((await send()).recipient).toEqual(recipient);
  });

  it('may stand in the query of a POST, as iOS sends it', async () => {
    const params = { access_token: shop.token, recipient: text };
    const { body } = await shop.send('POST', '/me/trial', params);
    expect(body.got.recipient).toEqual(recipient);
  });

  it('keeps every digit of an id that is a number', async () => {
    const long = '12345678901234567890';
    expect((await got(`{"recipient":{"id":${long}}}`, JSON_TYPE)).recipient.id).toBe(long);
    expect((await got(`recipient={id:${long}}`, FORM)).recipient.id).toBe(long);
  });
});

describe('other parameters of a write', () => {
  const each = async (name: string, values: Record<string, unknown>) => {
    for (const [sent, read] of Object.entries(values)) {
      const form = new URLSearchParams({ recipient: `{id:${PSID}}`, [name]: sent });
      expect((await got(form.toString(), FORM))[name], `${name}=${sent}`).toEqual(read);
    }
  };

  it('that are numbers, truths and words are read as such', async () => {
    await each('count', { 0: 0, 25: 25, ' 7 ': 7 });
    await each('offset', { '-3': -3 });
    await each('silent', { true: true, TRUE: true, 1: true, false: false, 0: false });
    await each('kind', { RESPONSE: 'RESPONSE', update: 'UPDATE' });
  });

  it('that are lists come as JSON, with commas or in brackets', async () => {
    await each('tags', {
      'a,b': ['a', 'b'],
      '["a","b"]': ['a', 'b'],
      "['a', 'b',]": ['a', 'b'],
      '[a,b]': ['a', 'b'],
      a: ['a'],
    });
    const brackets = `recipient[id]=${PSID}&tags[]=a&tags[]=b&people[0][id]=1&people[1][id]=2`;
    expect(await got(brackets, FORM)).toMatchObject({
      tags: ['a', 'b'],
      people: [{ id: '1' }, { id: '2' }],
    });
    const json = { recipient: { id: PSID }, people: ['{"id":"1"}', { id: 2 }], tags: 'a,b' };
    expect(await got(JSON.stringify(json), JSON_TYPE)).toMatchObject({
      tags: ['a', 'b'],
      people: [{ id: '1' }, { id: '2' }],
    });
  });

  it('that are empty, null or unknown are as if they were not there', async () => {
    const json = { recipient: { id: PSID, note: null }, text: '', count: null, unheard_of: 1 };
    expect(await got(JSON.stringify(json), JSON_TYPE)).toEqual({ recipient: { id: PSID } });
  });
});
