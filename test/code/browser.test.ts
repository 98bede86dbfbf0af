import { afterAll, beforeAll, expect, it } from 'vitest';
import { shopPage } from '../browser-sdk/shop-page.ts';
import { Control } from '../control/control.ts';
import { type Site, site } from '../login/shop-site.ts';
import { chromiumFor } from '../support/browser.ts';
import { sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
const browser = await chromiumFor('test/code/browser.test.ts');
afterAll(() => browser?.close());
let app: Site;
beforeAll(async () => {
  app = await site();
});
afterAll(() => app?.close());

it('a sample for FB.api gives the answer of the call, in a page with our sdk.js', async () => {
  const { id, person } = await shop.conversation({ said: [{ text: 'Is it open?' }] });
  const plane = new Control(shop.server);
  const init = { appId: shop.app.id, version: 'v25.0' };
  const page = await shopPage(browser, app, { server: shop.server.url, init });
  const ran = async (ask: object): Promise<never> => {
    const { body } = await plane.post('/export/code', { ...ask, as: 'js', token: shop.token });
    const code = body.data[0].code.replace('/* handle the result */', 'done(response);');
    return page.run(`new Promise(function (done) { ${code} })`);
  };
  expect(await ran({ url: '/me/conversations?fields=id' })).toMatchObject({ data: [{ id }] });
  const text = `it's "quoted" \\ \n 👩‍👩‍👧 \u2028 </script>`;
  const body = { recipient: { id: person.id }, message: { text } };
  const sent: { message_id: string } = await ran({ url: '/me/messages', method: 'POST', body });
  const read = await shop.get(`/${sent.message_id}`, { fields: 'message' });
  expect(read.body.message).toBe(text);
});
