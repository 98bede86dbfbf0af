import graph from 'fbgraph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import type { Json } from '../support/world.ts';
import { runs } from './runs.ts';
import { type DemoShop, demoShop } from './shop.ts';

/** fbgraph calls back; it gives the `error` object of an error's body. */
const get = (url: string, params: object = {}): Promise<Json> =>
  new Promise((resolve, reject) => {
    graph.get(url, params, (error, answer) => (error ? reject(error) : resolve(answer)));
  });

/** By the address alone, as for `paging.next`. */
const follow = (url: string): Promise<Json> =>
  new Promise((resolve, reject) => {
    graph.get(url, (error, answer) => (error ? reject(error) : resolve(answer)));
  });

describe('fbgraph', runs('fbgraph'), () => {
  let shop: DemoShop;
  let facts: DemoFacts;
  beforeAll(async () => {
    shop = await demoShop();
    facts = shop.facts;
  });
  afterAll(() => shop.server.close());
  beforeEach(() => {
    graph.setGraphUrl(shop.server.url).setVersion('23.0');
    graph.setAccessToken(facts.pageToken).setAppSecret(null);
  });

  it('lists conversations and follows paging.next to the end', async () => {
    const ids: string[] = [];
    let page = await get(`${facts.pageId}/conversations`, { limit: 4 });
    for (;;) {
      ids.push(...page.data.map(({ id }: Json) => id));
      if (!page.paging?.next) break;
      page = await follow(page.paging.next);
    }
    const whole = await get('me/conversations', { limit: 100 });
    expect(ids.length).toBeGreaterThan(4);
    expect(ids).toEqual(whole.data.map(({ id }: Json) => id));
    expect(ids).toContain(facts.conversationId);
  });

  it('reads a conversation with its people and newest messages', async () => {
    const fields = 'participants,message_count,messages.limit(3){message,from}';
    const answer = await get(facts.conversationId, { fields });
    expect(answer).toMatchObject({
      id: facts.conversationId,
      message_count: expect.any(Number),
      participants: { data: [{ id: facts.psid }, { id: facts.pageId }] },
    });
    expect(answer.messages.data).toHaveLength(3);
    const more = await follow(answer.messages.paging.next);
    expect(more.data).toHaveLength(3);
    expect(Object.keys(more.data[0])).toEqual(['message', 'from', 'id']);
  });

  it('reads in a batch, by reference to another result', async () => {
    const requests = [
      { method: 'GET', name: 'list', relative_url: 'me/conversations?limit=2&fields=id' },
      { method: 'GET', relative_url: '?ids={result=list:$.data.*.id}&fields=message_count' },
      { method: 'GET', relative_url: '99' },
    ];
    const answers: Json = await new Promise((resolve, reject) => {
      graph.batch(requests, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
    expect(answers.map((one: Json) => one?.code)).toEqual([undefined, 200, 400]);
    expect(Object.keys(JSON.parse(answers[1].body))).toHaveLength(2);
  });

  it('reads messages, and one message with its attachments', async () => {
    const list = await get(`/${facts.conversationId}/messages`);
    expect(list.data).toHaveLength(25);
    expect(Object.keys(list.data[0]).sort()).toEqual(['created_time', 'id']);
    const message = await get(facts.messageId, { fields: 'message,attachments' });
    expect(message.attachments.data[0].image_data.url).toMatch(/^http/);
  });

  it('gives word of a picture instead of its bytes', async () => {
    const { attachments } = await get(facts.messageId, { fields: 'attachments' });
    const { url } = attachments.data[0].image_data;
    expect(await follow(url)).toMatchObject({ image: true });
  });

  it('asks for the thread owner and the profile of a person', async () => {
    const owner = await get('me/thread_owner', { recipient: facts.psid });
    expect(owner).toEqual({
      data: [{ thread_owner: { app_id: facts.appId, expiration: expect.any(Number) } }],
    });
    expect(await get(facts.psid)).toMatchObject({ id: facts.psid, first_name: 'Maya' });
  });

  it('reads by POST with method=get', async () => {
    const answer = await new Promise<Json>((resolve, reject) => {
      graph.post('me', { method: 'get', fields: 'id' }, (error, body) =>
        error ? reject(error) : resolve(body),
      );
    });
    expect(answer).toEqual({ id: facts.pageId });
  });

  it('signs with the app secret, also the links it follows', async () => {
    graph.setAppSecret(facts.appSecret);
    const first = await get('me/conversations', { limit: 1 });
    expect(first.paging.next).not.toContain('appsecret_proof');
    expect((await follow(first.paging.next)).data).toHaveLength(1);
  });

  it('is answered without a version that is still offered', async () => {
    graph.setVersion('2.9');
    expect(await get('me')).toMatchObject({ id: facts.pageId });
  });

  describe('hands over the error', () => {
    it('of a token that is none', async () => {
      graph.setAccessToken('bad');
      await expect(get('me/conversations')).rejects.toEqual({
        message: 'Invalid OAuth access token - Cannot parse access token',
        type: 'OAuthException',
        code: 190,
        fbtrace_id: expect.any(String),
      });
    });

    it('of no token', async () => {
      graph.setAccessToken(null);
      await expect(get(facts.pageId)).rejects.toMatchObject({ code: 104 });
    });

    it('of a proof made with another secret', async () => {
      graph.setAppSecret('not the secret');
      await expect(get('me')).rejects.toMatchObject({
        code: 100,
        type: 'GraphMethodException',
        message: 'Invalid appsecret_proof provided in the API argument',
      });
    });

    it('of a conversation that is not there', async () => {
      await expect(get('t_1234567890')).rejects.toMatchObject({ code: 100, error_subcode: 33 });
    });

    it('of a person the Page does not know', async () => {
      await expect(get('me/thread_owner', { recipient: '99' })).rejects.toMatchObject({
        code: 100,
        error_subcode: 2018001,
      });
    });
  });
});
