import { expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import type { Json } from '../support/world.ts';

it('a bot is told what customers fill in and hand over, and what Meta’s staff do', async () => {
  await using graph = await startConvograph();
  const shop = await graph.page({ name: 'Kiln' });
  const app = await graph.app({ page: shop });
  const heard: Json[] = [];
  await app.receives(async (request: Request) => {
    if (request.method === 'GET') {
      return new Response(new URL(request.url).searchParams.get('hub.challenge'));
    }
    const { entry } = (await request.json()) as Json;
    for (const { messaging } of entry) heard.push(...messaging);
    return new Response('OK');
  });
  const maya = await graph.customer({ page: shop });
  await maya.says('Is it there?', { ad: { id: '600', title: 'Bowls' } });
  const product = { name: 'Blue bowl', unit_price: 24, currency: 'EUR', quantity: 2 };
  await maya.orders([product], 'Soon, please.');
  await maya.submits('300077');
  await maya.informs({ city: 'Lisbon' });
  await maya.wantsNews('NEWS', { title: 'Our news' });
  await maya.comesBy('spring', { product: '4711' });
  await maya.isAnswered('It is.');
  await maya.rates('good');
  // What is about no conversation waits for none.
  await expect.poll(() => heard.length).toBe(7);
  await shop.isWarned('Too many messages.');
  await shop.isBlocked();
  await shop.isUnblocked();
  const told = () =>
    heard.map(({ sender, recipient, timestamp, ...own }) => own.message?.referral ?? own);
  await expect.poll(() => heard.length).toBe(10);
  expect(told()).toMatchObject([
    { ad_id: '600', source: 'ADS', ads_context_data: { ad_title: 'Bowls' } },
    { order: { products: [product], note: 'Soon, please.' } },
    { form: { id: '300077' } },
    { messaging_customer_information: { screens: [{ responses: [{ value: 'Lisbon' }] }] } },
    { optin: { payload: 'NEWS', title: 'Our news' } },
    { referral: { ref: 'spring', product: { id: '4711' } } },
    { response_feedback: { feedback: 'Good response' } },
    { policy_enforcement: { action: 'warning', reason: 'Too many messages.' } },
    { policy_enforcement: { action: 'block' } },
    { policy_enforcement: { action: 'unblock' } },
  ]);
});
