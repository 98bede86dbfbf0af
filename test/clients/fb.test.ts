import { Facebook } from 'fb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { redirectTo } from '../../src/redirect/redirect.ts';
import type { Json } from '../support/world.ts';
import { runs } from './runs.ts';
import { type DemoShop, demoShop } from './shop.ts';

describe('fb', runs('fb'), () => {
  let shop: DemoShop;
  let facts: DemoFacts;
  let fb: Facebook;
  let leave: () => void;
  beforeAll(async () => {
    shop = await demoShop();
    facts = shop.facts;
    // It knows one address, https://graph.facebook.com, and no way to name another.
    leave = redirectTo(shop.server.url);
  });
  afterAll(() => {
    leave();
    return shop.server.close();
  });
  beforeEach(() => {
    fb = clientWith();
  });

  /** With an app secret it signs each request. */
  const clientWith = (options: object = {}): Facebook => {
    const { appId, appSecret, pageToken: accessToken } = facts;
    return new Facebook({ version: 'v23.0', appId, appSecret, accessToken, ...options });
  };

  it('lists conversations and pages on with their cursors', async () => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await fb.api(`/${facts.pageId}/conversations`, { limit: 5, after });
      ids.push(...page.data.map(({ id }: Json) => id));
      after = page.paging.next && page.paging.cursors.after;
    } while (after);
    const whole = await fb.api('me/conversations', { limit: 100 });
    expect(ids.length).toBeGreaterThan(5);
    expect(ids).toEqual(whole.data.map(({ id }: Json) => id));
  });

  it('reads a conversation, a message and a person, fields given as a list', async () => {
    const conversation = await fb.api(facts.conversationId, {
      fields: 'participants,messages.limit(2){message,from}',
    });
    expect(conversation.messages.data).toHaveLength(2);
    // What is no text it writes as JSON.
    const message = await fb.api(facts.messageId, { fields: ['created_time', 'attachments'] });
    expect(message.attachments.data[0].image_data.url).toMatch(/^http/);
    expect(await fb.api(facts.psid)).toMatchObject({ id: facts.psid, first_name: 'Maya' });
    const owner = await fb.api('me/thread_owner', { recipient: facts.psid });
    expect(owner.data[0].thread_owner.app_id).toBe(facts.appId);
  });

  it('reads in a batch, as its documentation shows', async () => {
    const answers = await fb.api('', 'post', {
      batch: [
        { method: 'get', name: 'list', relative_url: 'me/conversations?limit=2&fields=id' },
        { method: 'get', relative_url: '?ids={result=list:$.data.*.id}&fields=message_count' },
        { method: 'get', relative_url: '4' },
      ],
    });
    expect(answers.map((one: Json) => one?.code)).toEqual([undefined, 200, 400]);
  });

  it('gets an app token and inspects another with it, which it signs', async () => {
    const { appId, appSecret, pageToken } = facts;
    const got = await clientWith({ accessToken: null }).api('oauth/access_token', {
      client_id: appId,
      client_secret: appSecret,
      grant_type: 'client_credentials',
    });
    for (const access_token of [got.access_token, `${appId}|${appSecret}`]) {
      const told = await fb.api('debug_token', { input_token: pageToken, access_token });
      expect(told.data).toMatchObject({ app_id: appId, is_valid: true });
    }
  });

  it('is answered by default, though it asks for v2.3', async () => {
    const old = new Facebook({ accessToken: facts.pageToken });
    expect(await old.api('me')).toMatchObject({ id: facts.pageId });
  });

  it('is told of errors by their code, in each of its ways', async () => {
    const bad = clientWith({ accessToken: 'bad' });
    await expect(bad.api('me')).rejects.toMatchObject({
      response: { error: { code: 190, type: 'OAuthException' } },
    });
    const forged = clientWith({ appSecret: 'not the secret' });
    await expect(forged.api('me')).rejects.toMatchObject({
      response: { error: { code: 100, type: 'GraphMethodException' } },
    });
    const error: Json = await new Promise((resolve) => {
      fb.napi('t_1234567890', {}, (failure) => resolve(failure));
    });
    expect(error.response.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});
