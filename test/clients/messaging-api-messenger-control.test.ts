import { MessengerBatch, MessengerClient } from 'messaging-api-messenger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from './runs.ts';
import { type DemoShop, demoShop } from './shop.ts';

/** As which the Page's people answer. */
const PAGE_INBOX = '263902037430900';

describe('messaging-api-messenger hands over', runs('messaging-api-messenger'), () => {
  let shop: DemoShop;
  let psid: string;
  let client: MessengerClient;
  beforeAll(async () => {
    shop = await demoShop();
    const { appId, appSecret, pageToken: accessToken } = shop.facts;
    psid = shop.facts.psid;
    const origin = shop.server.url;
    client = new MessengerClient({ accessToken, appId, appSecret, origin, version: '23.0' });
  });
  afterAll(() => shop.server.close());

  it('to the Page’s inbox, as a number, and takes back what is its own again', async () => {
    expect(await client.passThreadControlToPageInbox(psid, 'asks for a human')).toEqual({
      success: true,
    });
    expect(await client.getThreadOwner(psid)).toMatchObject({ appId: PAGE_INBOX });
    await expect(client.sendText(psid, 'Hello?')).rejects.toThrow(
      'another app is controlling this thread now',
    );
    expect(await client.takeThreadControl(psid, 'nobody answers')).toEqual({ success: true });
    expect(await client.getThreadOwner(psid)).toMatchObject({ appId: shop.facts.appId });
  });

  it('to nobody that is none of the Page’s', async () => {
    await expect(client.passThreadControl(psid, 4711)).rejects.toThrow('Incorrect App ID');
  });

  it('asks for nothing where conversations are routed', async () => {
    await expect(client.requestThreadControl(psid)).rejects.toThrow('Request thread control');
  });

  it('in a batch', async () => {
    const [pass, owner, take] = await client.sendBatch([
      MessengerBatch.passThreadControl(psid, Number(PAGE_INBOX), 'over to you'),
      MessengerBatch.getThreadOwner(psid),
      MessengerBatch.takeThreadControl(psid),
    ]);
    expect(pass).toMatchObject({ code: 200, body: { success: true } });
    expect(owner).toMatchObject({ code: 200, body: { appId: PAGE_INBOX } });
    expect(take).toMatchObject({ code: 200, body: { success: true } });
  });
});
