import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ApiArgument, apiCall } from '../../src/sdk/api-call.ts';

const name = fc.string({ minLength: 1, unit: 'grapheme' });
const values = fc.dictionary(name, fc.oneof(fc.jsonValue(), fc.string({ unit: 'grapheme' })), {
  noNullPrototype: true,
});
const method = fc.constantFrom('get', 'post', 'delete', 'put', 'GET', 'Delete');
const callback = () => undefined;

const pairsOf = (text: string) =>
  text.split('&').map((pair) => pair.split('=').map((part) => decodeURIComponent(part)));

it('makes the same call of whatever follows the path, in any order', () => {
  const call = fc
    .tuple(fc.option(method), fc.option(values), fc.boolean())
    .chain(([verb, params, isHeard]) => {
      const args = [verb, params, isHeard ? callback : undefined] as ApiArgument[];
      return fc.tuple(
        fc.constant(args),
        fc.shuffledSubarray(args, { minLength: args.length, maxLength: args.length }),
      );
    });
  fc.assert(
    fc.property(call, ([args, shuffled]) => {
      expect(apiCall('/me', shuffled, 'v26.0', 'T')).toEqual(apiCall('/me', args, 'v26.0', 'T'));
    }),
  );
});

it('puts the token first in the query, and everything else by name, once, where its verb has it', () => {
  fc.assert(
    fc.property(method, values, fc.option(fc.string({ minLength: 1 })), (verb, given, own) => {
      const { access_token: _, ...params } = given;
      const call = apiCall('me', [verb, params], 'v26.0', own ?? undefined);
      const [path, query = ''] = call.target.split('?');
      expect(path).toBe('/v26.0/me');
      const [first, ...rest] = query === '' ? [] : pairsOf(query);
      const inQuery = own ? rest : first ? [first, ...rest] : [];
      if (own) expect(first).toEqual(['access_token', own]);
      const isGet = call.method === 'GET';
      const pairs = isGet ? inQuery : pairsOf(call.form ?? '');
      if (!isGet) expect(inQuery).toEqual([]);
      const names = pairs.map(([each]) => each);
      expect(names).toEqual([...new Set(names)].sort());
      const said = Object.fromEntries(pairs);
      expect(said).toMatchObject({ method: verb.toLowerCase(), suppress_http_code: '1' });
      for (const [each, value] of Object.entries(params)) {
        if (['method', 'suppress_http_code'].includes(each)) continue;
        if (value === null) continue;
        expect(said[each]).toBe(typeof value === 'string' ? value : JSON.stringify(value));
      }
    }),
  );
});

it('posts a read that is longer than 2,000 characters, and no shorter one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_900, max: 2_100 }), (length) => {
      const head = '/v26.0/me?method=get&x=';
      const call = apiCall('/me', [{ x: 'x'.repeat(length - head.length) }], 'v26.0', 'T');
      expect(call.method).toBe(length > 2_000 ? 'POST' : 'GET');
      expect(call.form?.includes('method=get')).toBe(length > 2_000 ? true : undefined);
    }),
  );
});

it.each([
  ['me', '/v26.0/me'],
  ['/', '/v26.0/'],
  ['/v2.1', '/v2.1'],
  ['/v19.0/me', '/v19.0/me'],
  ['/vacation/photos', '/v26.0/vacation/photos'],
  ['https://graph.facebook.com/v19.0/1/messages', '/v19.0/1/messages'],
  ['http://127.0.0.1:4004/1/messages#top', '/v26.0/1/messages'],
])('leads %s to %s', (path, target) => {
  expect(apiCall(path, ['post'], 'v26.0', undefined).target).toBe(target);
});
