import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Params, type World, world } from '../support/world.ts';
import {
  lacks,
  NO_TOKEN,
  PAGE_TOKEN_NEEDED,
  REVOKED,
  refusal,
  refused,
  UNREADABLE,
  WRONG_PROOF,
} from './refused.ts';

/** Of several faults in one request the client is told the first in this order. */
describe('of several faults', () => {
  let shop: World;
  let chat: Conversation;
  /** A Page token that may do nothing. */
  let powerless: string;
  let userToken: string;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
    powerless = await shop.tokenFor({ scopes: ['email'], tasks: ['ANALYZE'] });
    const { id } = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    userToken = await shop.tokenFor({ kind: 'user', userId: id });
  });
  afterAll(() => shop.close());

  const told = async (path: string, params: Params) => refusal(await shop.get(path, params));
  const wrongProof = { appsecret_proof: 'f'.repeat(64) };

  proves('error:noNode', 'a request for nothing comes before the token', async () => {
    const error = { ...refused(100, 'No node specified'), type: 'Exception' };
    for (const path of ['/', '/v23.0', '/v23.0/', '//?fields=id', '/?id=']) {
      for (const access_token of [undefined, 'EAAnone', shop.token]) {
        expect(await told(path, { access_token, ...wrongProof }), path).toEqual(error);
      }
    }
  });

  it('an unknown version comes before the token', async () => {
    for (const access_token of [undefined, 'EAAnone', shop.token]) {
      const path = `/v99.0/${chat.id}/messages`;
      const error = refused(2500, `Unknown path components: /${chat.id}/messages`);
      expect(await told(path, { access_token, ...wrongProof })).toEqual(error);
    }
  });

  it('the token comes before its proof', async () => {
    const revoked = await shop.tokenFor();
    await revokeToken(shop.server, revoked);
    const ask = (access_token: string | undefined) =>
      told(`/${chat.id}`, { access_token, ...wrongProof });
    expect(await ask(undefined)).toEqual(NO_TOKEN);
    expect(await ask('EAAnone')).toEqual(UNREADABLE);
    expect(await ask(revoked)).toEqual(REVOKED);
    const expired = await shop.tokenFor({ expiresIn: -1 });
    expect(await ask(expired)).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it('the token comes before the path', async () => {
    for (const path of ['/nobody', '/me/nothing', '/1/2/3', '/?ids=', `/${chat.id}?ids=1`]) {
      expect(await told(path, { access_token: 'EAAnone' }), path).toEqual(UNREADABLE);
    }
  });

  it('the proof comes before the path, the verb, the kind of token and its scopes', async () => {
    const paths = ['/nobody', '/me/nothing', '/1/2/3', '/?ids=', '/123', `/${chat.id}`, '/me'];
    for (const path of [...paths, '/me/conversations', '/me?fields=}']) {
      for (const access_token of [shop.token, powerless, userToken]) {
        expect(await told(path, { access_token, ...wrongProof }), path).toEqual(WRONG_PROOF);
      }
    }
    const posted = await shop.send('POST', '/me', { access_token: shop.token, ...wrongProof });
    expect(refusal(posted)).toEqual(WRONG_PROOF);
  });

  it('the path comes before the kind of token and its scopes', async () => {
    const unknown = (path: string) => refused(2500, `Unknown path components: ${path}`);
    for (const access_token of [powerless, userToken]) {
      expect(await told('/me/nothing', { access_token })).toEqual(unknown('/nothing'));
      expect(await told(`/${chat.id}/nothing`, { access_token })).toEqual(unknown('/nothing'));
      expect(await told(`/${chat.id}/messages/all`, { access_token })).toEqual(unknown('/all'));
      expect(await told('/nobody/conversations', { access_token })).toMatchObject({
        status: 404,
        code: 803,
      });
      const twice = await told(`/${chat.id}/messages?ids=${chat.id}`, { access_token });
      expect(twice).toMatchObject({ code: 2500 });
    }
  });

  it('the kind of token comes before the fields', async () => {
    for (const fields of ['nothing', 'id{', '}']) {
      const answer = await told('/me/conversations', { access_token: userToken, fields });
      expect(answer, fields).toEqual(PAGE_TOKEN_NEEDED);
    }
  });

  it('the scopes come before fields, limits, cursors and parameters', async () => {
    const paths = [`/${shop.page.id}/conversations`, `/${chat.id}/messages`, `/${chat.id}`];
    const wrong: Params[] = [
      { fields: 'nothing' },
      { fields: 'id{' },
      { limit: -1 },
      { after: 'abc' },
      { folder: 'attic' },
      { order: 'random' },
      { source: 'NOBODY' },
    ];
    for (const path of paths) {
      for (const params of wrong) {
        const answer = await told(path, { ...params, access_token: powerless });
        expect(answer, `${path} ${JSON.stringify(params)}`).toEqual(lacks(230, 'pages_messaging'));
      }
    }
    const owner = await told('/me/thread_owner', { access_token: powerless, fields: 'nothing' });
    expect(owner).toEqual(lacks(230, 'pages_messaging'));
  });

  it('the platform is read first of all parameters, since it says which scopes count', async () => {
    const params = { access_token: powerless, platform: 'whatsapp', folder: 'attic' };
    expect(await told('/me/conversations', params)).toEqual(
      refused(100, '(#100) Param platform must be one of {INSTAGRAM, MESSENGER} - got "whatsapp".'),
    );
  });
});
