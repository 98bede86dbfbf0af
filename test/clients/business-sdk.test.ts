import sdk from 'facebook-nodejs-business-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { runs } from './runs.ts';
import { type DemoShop, demoShop } from './shop.ts';

const { FacebookAdsApi, Page } = sdk;

describe('facebook-nodejs-business-sdk', runs('facebook-nodejs-business-sdk'), () => {
  let shop: DemoShop;
  let facts: DemoFacts;
  let api: InstanceType<typeof FacebookAdsApi>;
  const own = Object.getOwnPropertyDescriptor(FacebookAdsApi, 'GRAPH') ?? {};
  beforeAll(async () => {
    shop = await demoShop();
    facts = shop.facts;
    Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => shop.server.url });
    api = FacebookAdsApi.init(facts.pageToken, 'en_US', false);
  });
  afterAll(() => {
    Object.defineProperty(FacebookAdsApi, 'GRAPH', own);
    return shop.server.close();
  });

  it('lists the conversations of a Page as its objects, and follows paging.next', async () => {
    const ids: string[] = [];
    const at = await new Page(facts.pageId).getConversations(['id', 'message_count'], { limit: 4 });
    expect(at[0]?.message_count).toBeTypeOf('number');
    for (;;) {
      ids.push(...at.map(({ id }) => id));
      if (!at.hasNext()) break;
      await at.next();
    }
    const whole = await new Page(facts.pageId).getConversations(['id'], { limit: 100 });
    expect(ids.length).toBeGreaterThan(4);
    expect(ids).toEqual(whole.map(({ id }) => id));
  });

  it('sends, its token in the query and the rest as JSON', async () => {
    const sent = await api.call('POST', ['me', 'messages'], {
      recipient: { id: facts.psid },
      messaging_type: 'RESPONSE',
      message: { text: 'Hello from the business SDK' },
    });
    expect(sent).toEqual({ recipient_id: facts.psid, message_id: expect.any(String) });
    expect(await api.call('GET', [sent.message_id], { fields: 'message' })).toMatchObject({
      message: 'Hello from the business SDK',
    });
  });

  it('is told of an error by its own kind, with the code', async () => {
    await expect(api.call('GET', ['t_1234567890'])).rejects.toMatchObject({
      name: 'FacebookRequestError',
      response: { code: 100, error_subcode: 33 },
    });
  });
});
