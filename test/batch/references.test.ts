import { beforeAll, describe, expect, it } from 'vitest';
import { expectError } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { trials } from '../writes/trial.ts';
import { codes, entries, get, post } from './send-batch.ts';

const shop = await sharedWorld({ operations: trials });
let chats: Conversation[];
beforeAll(async () => {
  chats = [await shop.conversation(), await shop.conversation()];
});

const list = (rest = {}) => get('me/conversations?fields=id&limit=2', { name: 'list', ...rest });
const shown = { omit_response_on_success: false };
const ids = () => chats.map(({ id }) => id).sort();

describe('a reference to the result of another item', () => {
  proves('POST /?batch[name]', 'is replaced by what its JSONPath finds, with commas', async () => {
    const urls = [
      '?fields=id&ids={result=list:$.data.*.id}',
      '?fields=id&ids=%7Bresult%3Dlist%3A%24.data.%2A.id%7D',
      '?fields=id&ids={result=list:$.data[*].id}',
      "?fields=id&ids={result=list:$['data'][*]['id']}",
      '?fields=id&ids={result=list:$.data[0].id},{result=list:$.data[1].id}',
    ];
    const [none, ...answers] = await entries(shop, [list(), ...urls.map((url) => get(url))]);
    expect(none).toBeNull();
    for (const [i, one] of answers.entries()) {
      expect(Object.keys(one?.body).sort(), urls[i]).toEqual(ids());
    }
  });

  it('may stand in the path, in the body and in a token', async () => {
    const [, , path, body, object, token] = await entries(shop, [
      list(),
      get('me?fields=access_token,name', { name: 'me' }),
      get('{result=list:$.data[0].id}/messages?fields=id'),
      {
        method: 'POST',
        relative_url: 'me/trial',
        body: 'recipient={id:1}&text={result=me:$.name}&tags=%7Bresult%3Dlist%3A%24.data.*.id%7D',
      },
      {
        method: 'POST',
        relative_url: 'me/trial',
        body: { recipient: { id: 1, note: '{result=me:$.name}' } },
      },
      get('me?fields=id', { access_token: '{result=me:$.access_token}' }),
    ]);
    expect(path?.body.data).toHaveLength(1);
    expect(body?.body.error.message).toBe(
      '(#100) Length of param text must be less than or equal to 10',
    );
    expect(object?.body.got.recipient.note).toBe('Corner Shop');
    expect(token?.body.id).toBe(shop.page.id);
  });

  it('cannot break out of the parameter it stands in', async () => {
    const { id } = await shop.conversation({
      folder: 'other',
      said: [{ text: 'x&recipient={id:2}#/"}' }],
    });
    const [, one] = await entries(shop, [
      get(`${id}/messages?fields=message`, { name: 'said' }),
      {
        method: 'POST',
        relative_url: 'me/trial?tags=["{result=said:$.data[0].id}"]',
        body: "recipient={id:1}&people=[{id:1,note:'{result=said:$.data[0].message}'}]",
      },
    ]);
    expect(one?.body.got.recipient).toEqual({ id: '1' });
    expect(one?.body.got.people).toEqual([{ id: '1', note: 'x&recipient={id:2}#/"}' }]);
  });

  it('is nothing where nothing is found, and JSON where an object is', async () => {
    const [, , nothing, object] = await entries(shop, [
      list(shown),
      get('me?fields=id', { name: 'me' }),
      get('?ids={result=list:$.nothing.*.id}'),
      { method: 'POST', relative_url: 'me/trial', body: 'recipient={result=me:$}' },
    ]);
    expect(nothing?.body.error.message).toBe('Cannot specify an empty identifier');
    expect(object?.body.got.recipient).toEqual({ id: shop.page.id });
  });

  it('may come before the item it refers to', async () => {
    const [one, none] = await entries(shop, [
      get('?ids={result=list:$.data.*.id}&fields=id'),
      list(),
    ]);
    expect(Object.keys(one?.body).sort()).toEqual(ids());
    expect(none).toBeNull();
  });

  it('is text like any other when it is no reference', async () => {
    for (const text of ['{result=list}', '{result}', '{result=:$.id}', '{result=list:$.id']) {
      const [one] = await entries(shop, [get(`me?fields=id&x=${text}`)]);
      expect(one?.code, text).toBe(200);
    }
  });

  proves('error:batchPath', 'with a path that is not understood fails the batch', async () => {
    for (const path of ['$..id', '$.data[?(@.id)]', '$.a b', '$.', '$[', '$[-1]', '$x']) {
      expectError(await post(shop, [list(), get(`?ids={result=list:${path}}`)]), {
        message: `(#100) Param batch[1] has a reference that is not {result=name:$.path}: {result=list:${path}}`,
        code: 100,
      });
    }
  });

  proves('error:batchName', 'to an unknown name fails the batch and says the name', async () => {
    const unknown = (at: number, name: string) => ({
      message: `(#100) Param batch[${at}] refers to a request named "${name}", which this batch does not have.`,
      code: 100,
    });
    expectError(
      await post(shop, [list(), get('?ids={result=lost:$.data.*.id}')]),
      unknown(1, 'lost'),
    );
    expectError(await post(shop, [list({ depends_on: 'gone' })]), unknown(0, 'gone'));
  });

  proves('error:batchCircle', 'to itself, straight or around, fails the batch', async () => {
    expectError(await post(shop, [get('{result=a:$.id}', { name: 'a' })]), {
      message: '(#100) Param batch[0] waits for itself: batch[0] > batch[0].',
      code: 100,
    });
    const around = [
      get('me', { name: 'a', depends_on: 'c' }),
      get('{result=a:$.id}', { name: 'b' }),
      get('me', { name: 'c', depends_on: 'b' }),
    ];
    expectError(await post(shop, around), {
      message: '(#100) Param batch[0] waits for itself: batch[0] > batch[2] > batch[1] > batch[0].',
      code: 100,
    });
  });
});

describe('an item that others depend on', () => {
  proves(
    ['POST /?batch[depends_on]', 'POST /?batch[omit_response_on_success]'],
    'is answered null when it succeeds, unless it says otherwise',
    async () => {
      const after = get('me', { depends_on: 'list' });
      expect(codes(await entries(shop, [list(), after]))).toEqual([null, 200]);
      expect(codes(await entries(shop, [list(shown), after]))).toEqual([200, 200]);
      const text = { omit_response_on_success: 'false' };
      expect(codes(await entries(shop, [list(text), after]))).toEqual([200, 200]);
      const yes = { omit_response_on_success: true };
      expect(codes(await entries(shop, [list(yes), after]))).toEqual([null, 200]);
    },
  );

  it('is answered in full when nobody refers to it: a name alone changes nothing', async () => {
    const yes = { omit_response_on_success: true };
    expect(codes(await entries(shop, [list(), list(yes), get('me')]))).toEqual([200, 200, 200]);
  });

  it('is answered in full when it fails, and those after it are null; the rest is untouched', async () => {
    const batch = [
      get('999', { name: 'bad' }),
      get('me', { name: 'second', depends_on: 'bad' }),
      get('{result=second:$.id}', { name: 'third' }),
      get('me', { depends_on: 'third' }),
      get('me'),
    ];
    const answers = await entries(shop, batch);
    expect(codes(answers)).toEqual([400, null, null, null, 200]);
    expect(answers[0]?.body.error.error_subcode).toBe(33);
  });

  it('may be several: names with commas between, or a list', async () => {
    const batch = (depends_on: unknown) => [
      get('me', { name: 'a' }),
      get('999', { name: 'b' }),
      get('me', { depends_on }),
    ];
    for (const names of ['a,b', 'a, b', ['a', 'b']]) {
      expect(codes(await entries(shop, batch(names)))).toEqual([null, 400, null]);
    }
  });

  it('may have the name of another: the first is meant', async () => {
    const batch = [
      get('me?fields=id', { name: 'twice' }),
      get('999', { name: 'twice' }),
      get('{result=twice:$.id}?fields=id'),
    ];
    expect(codes(await entries(shop, batch))).toEqual([null, 400, 200]);
  });
});
