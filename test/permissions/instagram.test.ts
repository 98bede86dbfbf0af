import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { lacks, NO_TASK, refusal, refused } from '../access/refused.ts';
import { ask } from '../explain/ask.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';

const NO_CAPABILITY = refused(
  3,
  '(#3) Application does not have the capability to make this API call.',
);
const ACCESS_OFF = refused(
  200,
  '(#200) The account owner has disabled access to instagram direct messages',
  { status: 403, error_subcode: 2534041 },
);
const NO_CONSENT = refused(230, 'User consent is required to access user profile', { status: 403 });

const shop = await sharedWorld({ mode: 'strict' });
let chat: Conversation;
let direct: Conversation;
/** Everything that reads of people on Instagram, and on Messenger. */
const reads = { INSTAGRAM: [] as string[], MESSENGER: [] as string[] };

beforeAll(async () => {
  chat = await shop.conversation();
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  const [item] = await shop.messageIds(direct);
  reads.INSTAGRAM.push(
    '/me/conversations?platform=instagram',
    '/me?fields=conversations.platform(instagram)',
    `/${direct.id}`,
    `/${direct.id}/messages`,
    `/${item}`,
    `/${direct.person.id}`,
    `/me/thread_owner?recipient=${direct.person.id}`,
  );
  reads.MESSENGER.push(
    '/me/conversations',
    `/${chat.id}`,
    `/${chat.person.id}`,
    `/me/thread_owner?recipient=${chat.person.id}`,
  );
});
beforeEach(async () => {
  await changePage(shop.server, shop.page.id, { mode: 'strict', message_access: 'on' });
  await changeApp(shop.server, shop.app.id, { business_verified: true });
});

const expectAll = async (paths: readonly string[], error: object, access_token = shop.token) => {
  for (const path of paths) {
    expect(refusal(await shop.get(path, { access_token })), path).toEqual(error);
  }
};
const expectServed = async (paths: readonly string[]) => {
  for (const path of paths) expect((await shop.get(path)).status, path).toBe(200);
};

describe('an app whose business is not verified', () => {
  const unverified = () => changeApp(shop.server, shop.app.id, { business_verified: false });

  proves('error:missingCapability', 'reads nothing of Instagram from a strict Page', async () => {
    await unverified();
    await expectAll(reads.INSTAGRAM, NO_CAPABILITY);
    await expectServed(reads.MESSENGER);
  });

  it('reads everything from an archive', async () => {
    await unverified();
    await changePage(shop.server, shop.page.id, { mode: 'archive' });
    await expectServed(reads.INSTAGRAM);
  });

  it('is told of missing scopes and tasks first', async () => {
    await unverified();
    const scopeless = await shop.tokenFor({ scopes: ['email'] });
    await expectAll(['/me/conversations?platform=instagram'], lacks(10, ''), scopeless);
    const taskless = await shop.tokenFor({ tasks: ['ANALYZE'] });
    await expectAll(reads.INSTAGRAM, NO_TASK, taskless);
  });
});

describe('"Allow access to messages" switched off', () => {
  proves('error:messageAccessOff', 'closes Instagram in both modes, and nothing else', async () => {
    for (const mode of ['strict', 'archive'] as const) {
      await changePage(shop.server, shop.page.id, { mode, message_access: 'off' });
      await expectAll(reads.INSTAGRAM, ACCESS_OFF);
      await expectServed([...reads.MESSENGER, '/me', `/${shop.page.instagramId}`]);
    }
  });

  it('is the owner’s to switch on again', async () => {
    await changePage(shop.server, shop.page.id, { message_access: 'off' });
    await changePage(shop.server, shop.page.id, { mode: 'archive' });
    await expectAll(reads.INSTAGRAM, ACCESS_OFF);
    await changePage(shop.server, shop.page.id, { message_access: 'on' });
    await expectServed(reads.INSTAGRAM);
  });
});

describe('conversations asked of the account at graph.facebook.com', () => {
  const forms = () => {
    const account = `/${shop.page.instagramId}`;
    return [
      `${account}/conversations`,
      `/v23.0${account}/conversations/?platform=instagram&user_id=${direct.person.id}`,
      `${account}/conversations?platform=messenger`,
      `${account}?fields=conversations{id}`,
      '/me?fields=instagram_business_account{conversations}',
      `/conversations?ids=${shop.page.instagramId}`,
      `/conversations?id=${shop.page.instagramId}`,
    ];
  };

  it('are 3 on a strict Page, whatever the app may do, and served from an archive', async () => {
    await expectAll(forms(), NO_CAPABILITY);
    const batch = forms().map((path) => ({ method: 'GET', relative_url: path.slice(1) }));
    const asked = { access_token: shop.token, batch: JSON.stringify(batch) };
    const { body } = await shop.send('POST', '/', asked);
    expect(body.map(({ code }: { code: number }) => code)).toEqual(forms().map(() => 400));
    await changePage(shop.server, shop.page.id, { mode: 'archive' });
    await expectServed(forms());
  });

  it('are 3 before anything else that is missing, but the token', async () => {
    const scopeless = await shop.tokenFor({ scopes: ['email'], tasks: ['ANALYZE'] });
    await expectAll(forms(), NO_CAPABILITY, scopeless);
  });

  it('are asked of the Page, or at graph.instagram.com, without it', async () => {
    await expectServed([
      '/me/conversations?platform=instagram',
      `/${shop.page.id}/threads?platform=instagram`,
      `/${shop.page.instagramId}`,
      '/me?fields=instagram_business_account{username}',
    ]);
    const access_token = await shop.tokenFor({ kind: 'instagram', pageId: shop.page.id });
    for (const path of ['/me/conversations', `/${shop.page.instagramId}/conversations`]) {
      const { status } = await shop.get(`/_convograph/instagram${path}`, { access_token });
      expect(status, path).toBe(200);
    }
  });

  it('are explained, with the way to ask', async () => {
    for (const path of [`/${shop.page.instagramId}/conversations`, forms()[4] as string]) {
      const { answer, requirements } = await ask(shop, `GET ${path}`);
      expect(answer.error).toMatchObject({ code: 3 });
      const [lack] = requirements.filter(({ ok }) => !ok);
      expect(lack?.hint).toContain(`/${shop.page.id}/conversations?platform=instagram`);
    }
  });
});

describe('a person who does not consent', () => {
  proves('error:consentRequired', 'has no profile on Instagram, in either mode', async () => {
    const { person } = direct;
    await changePerson(shop.server, shop.page.id, person.id, { consent: 'off' });
    for (const mode of ['strict', 'archive'] as const) {
      await changePage(shop.server, shop.page.id, { mode });
      await expectAll([`/${person.id}`, `/${person.id}?fields=name`], NO_CONSENT);
      await expectServed([`/${direct.id}`, '/me/conversations?platform=instagram']);
    }
    await changePerson(shop.server, shop.page.id, person.id, { consent: 'on' });
    await expectServed([`/${person.id}`]);
  });
});
