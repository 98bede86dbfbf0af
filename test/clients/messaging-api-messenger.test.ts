import { MessengerBatch, MessengerClient } from 'messaging-api-messenger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import type { Json } from '../support/world.ts';
import { runs } from './runs.ts';
import { type DemoShop, demoShop } from './shop.ts';

describe('messaging-api-messenger', runs('messaging-api-messenger'), () => {
  let shop: DemoShop;
  let facts: DemoFacts;
  let client: MessengerClient;
  beforeAll(async () => {
    shop = await demoShop();
    facts = shop.facts;
    client = clientWith();
  });
  afterAll(() => shop.server.close());

  /** With an app secret it signs each request. */
  const clientWith = ({ accessToken = facts.pageToken, appSecret = facts.appSecret } = {}) =>
    new MessengerClient({
      accessToken,
      appId: facts.appId,
      appSecret,
      origin: shop.server.url,
      version: '23.0',
    });

  /** It has no words for conversations: they are read with what it is made of. */
  const read = async (path: string, params: object = {}): Promise<Json> => {
    const { data } = await client.axios.get(path, {
      params: { access_token: facts.pageToken, ...params },
    });
    return data;
  };

  it('reads the Page', async () => {
    expect(await client.getPageInfo()).toEqual({ id: facts.pageId, name: facts.pageName });
    expect(await client.getPageInfo({ fields: ['id', 'category'] })).toEqual({
      id: facts.pageId,
      category: expect.any(String),
    });
  });

  it('reads the profile of a person', async () => {
    expect(await client.getUserProfile(facts.psid)).toEqual({
      id: facts.psid,
      name: expect.stringContaining('Maya'),
      firstName: 'Maya',
      lastName: expect.any(String),
      profilePic: expect.stringMatching(/^http/),
    });
    const { locale } = await client.getUserProfile(facts.psid, { fields: ['locale'] });
    expect(locale).toMatch(/^[a-z]{2}_[A-Z]{2}$/);
  });

  it('reads the thread owner', async () => {
    expect(await client.getThreadOwner(facts.psid)).toEqual({
      appId: facts.appId,
      expiration: expect.any(Number),
    });
  });

  it('lists conversations and pages on with their cursors', async () => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { data, paging } = await read(`/${facts.pageId}/conversations`, { limit: 5, after });
      ids.push(...data.map(({ id }: Json) => id));
      after = paging.next && paging.cursors.after;
    } while (after);
    const whole = await read('/me/conversations', { limit: 100 });
    expect(ids.length).toBeGreaterThan(5);
    expect(ids).toEqual(whole.data.map(({ id }: Json) => id));
  });

  it('reads a conversation, its messages and a message, with keys in its own case', async () => {
    const conversation = await read(`/${facts.conversationId}`, { fields: 'message_count,link' });
    expect(conversation).toMatchObject({ messageCount: expect.any(Number) });
    const { data } = await read(`/${facts.conversationId}/messages`, { limit: 20 });
    expect(data).toHaveLength(20);
    const message = await read(`/${facts.messageId}`, { fields: 'created_time,attachments' });
    expect(message).toMatchObject({ id: facts.messageId, createdTime: expect.any(String) });
    expect(message.attachments.data[0].imageData.renderAsSticker).toBe(false);
  });

  it('follows paging.next, to which it adds its proof', async () => {
    const { paging } = await read('/me/conversations', { limit: 1 });
    const { data } = await client.axios.get(paging.next);
    expect(data.data).toHaveLength(1);
  });

  it('inspects its token with the app’s, beside the proof of the one it inspects', async () => {
    const told: Json = await client.debugToken();
    expect(told).toMatchObject({ appId: facts.appId, isValid: true, profileId: facts.pageId });
    expect(told.scopes).toContain('pages_messaging');
    const gone: Json = await clientWith({ accessToken: 'bad' }).debugToken();
    expect(gone).toMatchObject({ isValid: false, error: { code: 190 } });
    await expect(clientWith({ appSecret: 'not the secret' }).debugToken()).rejects.toThrow('190');
  });

  it('is answered by default, though it asks for v6.0', async () => {
    const { appId, appSecret, pageToken } = facts;
    const origin = shop.server.url;
    const old = new MessengerClient({ accessToken: pageToken, appId, appSecret, origin });
    expect(old.version).toBe('6.0');
    expect(await old.getPageInfo()).toMatchObject({ id: facts.pageId });
  });

  it('tells an error by code, type and message', async () => {
    const bad = clientWith({ accessToken: 'bad' });
    await expect(bad.getPageInfo()).rejects.toThrow(
      'Messenger API - 190 OAuthException Invalid OAuth access token - Cannot parse access token',
    );
    await expect(client.getThreadOwner('99')).rejects.toThrow(
      'Messenger API - 100 OAuthException (#100) No matching user found',
    );
    await expect(client.getUserProfile('99')).rejects.toThrow(
      /^Messenger API - 100 GraphMethodException Unsupported get request\. Object with ID '99'/,
    );
    const forged = clientWith({ appSecret: 'not the secret' });
    await expect(forged.getPageInfo()).rejects.toThrow(
      'Messenger API - 100 GraphMethodException Invalid appsecret_proof provided',
    );
  });

  it('keeps status and body of an error', async () => {
    const error: Json = await clientWith({ accessToken: 'bad' })
      .getPageInfo()
      .catch((each: unknown) => each);
    expect([error.response.status, error.response.data.error.code]).toEqual([400, 190]);
  });

  it('reads in a batch, errors and references among the answers', async () => {
    const batch = [
      MessengerBatch.getThreadOwner(facts.psid),
      MessengerBatch.getUserProfile(facts.psid, { fields: ['first_name'] }),
      MessengerBatch.getThreadOwner('99'),
      MessengerBatch.getThreadOwner(facts.psid, { name: 'owner', omitResponseOnSuccess: false }),
      MessengerBatch.getUserProfile(facts.psid, { dependsOn: 'owner' }),
    ];
    const answers: Json[] = await client.sendBatch(batch, { includeHeaders: false });
    expect(answers.map(({ code }) => code)).toEqual([200, 200, 400, 200, 200]);
    expect(answers[0].body).toEqual({ appId: facts.appId, expiration: expect.any(Number) });
    expect(answers[1].body.firstName).toBe('Maya');
    expect(answers[4].body.id).toBe(facts.psid);
    const [first]: Json[] = await client.sendBatch(batch);
    expect(first.headers).toContainEqual({ name: 'Facebook-API-Version', value: 'v23.0' });
  });

  it('is told of a bad token once for a whole batch', async () => {
    const bad = clientWith({ accessToken: 'bad' });
    await expect(bad.sendBatch([MessengerBatch.getThreadOwner(facts.psid)])).rejects.toThrow(
      'Messenger API - 190 OAuthException Invalid OAuth access token - Cannot parse access token',
    );
  });
});
