import { describe, expect, it } from 'vitest';
import { expectError, nonexisting, unsupported } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Answer, sharedWorld } from '../support/world.ts';
import { trials } from './trial.ts';

const shop = await sharedWorld({ operations: trials });

const post = (params: Record<string, string>, path = '/v23.0/me/trial'): Promise<Answer> =>
  shop.send(
    'POST',
    path,
    {},
    { body: new URLSearchParams({ access_token: shop.token, recipient: '{id:1}', ...params }) },
  );

const wrong = (message: string) => ({ message: `(#100) ${message}`, code: 100 });

describe('a parameter of a write that is wrong', () => {
  proves('error:requiredParameter', 'may be missing', async () => {
    expectError(await post({ recipient: '' }), wrong('The parameter recipient is required'));
    expectError(await post({ recipient: '{}' }), wrong('The parameter recipient[id] is required'));
  });

  it.each([
    ['recipient', '5', 'recipient must be a JSON object'],
    ['recipient', '[1]', 'recipient must be a JSON object'],
    ['recipient', '{id:1', 'recipient must be a JSON object: Unexpected end at character 5'],
    ['recipient', '{id:;}', 'recipient must be a JSON object: Unexpected ";" at character 4'],
    ['recipient', '{id:x}', 'recipient[id] must be a valid ID string (e.g., "123")'],
    ['recipient', '{id:1,note:{}}', 'recipient[note] must be a string'],
    ['count', '-1', 'count must be an integer greater than or equal to 0'],
    ['count', '1.5', 'count must be an integer greater than or equal to 0'],
    ['offset', 'ten', 'offset must be an integer'],
    ['offset', '99999999999999999999', 'offset must be an integer'],
    ['silent', 'yes', 'silent must be a boolean'],
    ['kind', 'REPLY', 'kind must be one of {RESPONSE, UPDATE} - got "REPLY".'],
    ['tags', '[', 'tags must be an array: Unexpected end at character 1'],
    ['tags', '[a,{}]', 'tags[1] must be a string'],
    ['people', '[{id:1},{id:x}]', 'people[1][id] must be a valid ID string (e.g., "123")'],
  ])('%s=%s', async (name, value, sentence) => {
    expectError(await post({ [name]: value }), wrong(`Param ${sentence}`));
  });

  proves('error:parameterLength', 'may be too long', async () => {
    expect((await post({ text: 'x'.repeat(10) })).status).toBe(200);
    expectError(
      await post({ text: 'x'.repeat(11) }),
      wrong('Length of param text must be less than or equal to 10'),
    );
  });

  it('may nest too deeply', async () => {
    const deep = (levels: number) => `{id:1,more:${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect((await post({ recipient: deep(63) })).status).toBe(200);
    expectError(
      await post({ recipient: deep(64) }),
      wrong('Param recipient must be a JSON object: More than 64 levels at character 74'),
    );
    expect((await post({ recipient: deep(400_000) })).status).toBe(400);
  });
});

describe('an operation', () => {
  it('answers at the path of its node, with and without version', async () => {
    for (const path of [`/${shop.page.id}/trial`, '/me/trial', '/trial', '/v19.0//me/trial/']) {
      expect((await post({}, path)).body.got).toEqual({ recipient: { id: '1' } });
    }
  });

  it('is what `method` says, and DELETE may have a body', async () => {
    const form = new URLSearchParams({ access_token: shop.token, permission: 'email' });
    const removed = { success: true, got: { permission: 'email' } };
    expect((await shop.send('DELETE', '/me/trial', {}, { body: form })).body).toEqual(removed);
    expect((await post({ method: 'delete', permission: 'email' })).body).toEqual(removed);
    const query = { access_token: shop.token, permission: 'email', method: 'DELETE' };
    expect((await shop.send('GET', '/me/trial', query)).body).toEqual(removed);
  });

  it('reads the node afterwards when `fields` ask for it', async () => {
    const { body } = await post({ fields: 'name,picture' });
    expect(body).toEqual({
      got: { recipient: { id: '1' } },
      files: [],
      name: 'Corner Shop',
      id: shop.page.id,
    });
  });

  it('is refused for a wrong field before anything is done', async () => {
    expectError(await post({ fields: 'nope' }), nonexisting('nope', 'Page'));
  });

  it('adds `__debug__` when asked', async () => {
    expect((await post({ debug: 'all' })).body.__debug__).toEqual({});
  });

  it('needs a token, and the scope it names, before its parameters are looked at', async () => {
    const bare = { access_token: await shop.tokenFor({ scopes: ['pages_show_list'] }) };
    expect((await post({ ...bare, recipient: '' })).body.error.code).toBe(230);
    expect((await post({ access_token: 'nonsense' })).body.error.code).toBe(190);
  });

  it('is there from its version on', async () => {
    const path = (version: string) => `/${version}/${shop.page.id}`;
    expect((await post({ name: 'x' }, path('v23.0'))).body).toEqual({ success: true });
    const early = await post({ name: 'x' }, path('v22.0'));
    expectError(early, unsupported('post', shop.page.id));
  });

  it('is refused on nodes that do not take it as on those that do not exist', async () => {
    const { id } = await shop.conversation();
    const other = await shop.besides();
    for (const node of [id, other.page.id, '999', 't_1']) {
      expectError(await post({}, `/${node}/trial`), unsupported('post', node));
      expectError(await post({}, `/v23.0/${node}`), unsupported('post', node));
    }
    expectError(await post({}, '/me/conversations'), unsupported('post', 'me'));
  });

  it('that only writes cannot be read', async () => {
    expectError(await shop.get('/me/trial'), nonexisting('trial', 'Page'));
  });
});
