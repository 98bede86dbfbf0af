import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/access/admin/app-settings.ts';
import { changePage } from '../../src/access/admin/pages.ts';
import { changePerson } from '../../src/access/admin/people.ts';
import { lacks, NO_TASK, refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';

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

let shop: World;
let chat: Conversation;
let direct: Conversation;
/** Everything that reads of people on Instagram, and on Messenger. */
const reads = { INSTAGRAM: [] as string[], MESSENGER: [] as string[] };

beforeAll(async () => {
  shop = await world({ mode: 'strict' });
  chat = await shop.conversation();
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  const [item] = await shop.messageIds(direct);
  reads.INSTAGRAM.push(
    '/me/conversations?platform=instagram',
    `/${shop.page.instagramId}/conversations`,
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
  await changePage(shop.server, shop.page.id, { mode: 'strict', messageAccess: true });
  await changeApp(shop.server, shop.app.id, { verified: true });
});
afterAll(() => shop.close());

const expectAll = async (paths: readonly string[], error: object, access_token = shop.token) => {
  for (const path of paths) {
    expect(refusal(await shop.get(path, { access_token })), path).toEqual(error);
  }
};
const expectServed = async (paths: readonly string[]) => {
  for (const path of paths) expect((await shop.get(path)).status, path).toBe(200);
};

describe('an app whose business is not verified', () => {
  const unverified = () => changeApp(shop.server, shop.app.id, { verified: false });

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
    for (const mode of ['strict', 'archive']) {
      await changePage(shop.server, shop.page.id, { mode, messageAccess: false });
      await expectAll(reads.INSTAGRAM, ACCESS_OFF);
      await expectServed([...reads.MESSENGER, '/me', `/${shop.page.instagramId}`]);
    }
  });

  it('is the owner’s to switch on again', async () => {
    await changePage(shop.server, shop.page.id, { messageAccess: false });
    await changePage(shop.server, shop.page.id, { mode: 'archive' });
    await expectAll(reads.INSTAGRAM, ACCESS_OFF);
    await changePage(shop.server, shop.page.id, { messageAccess: true });
    await expectServed(reads.INSTAGRAM);
  });
});

describe('a person who does not consent', () => {
  proves('error:consentRequired', 'has no profile on Instagram, in either mode', async () => {
    const { person } = direct;
    await changePerson(shop.server, shop.page.id, person.id, { consent: false });
    for (const mode of ['strict', 'archive']) {
      await changePage(shop.server, shop.page.id, { mode });
      await expectAll([`/${person.id}`, `/${person.id}?fields=name`], NO_CONSENT);
      await expectServed([`/${direct.id}`, '/me/conversations?platform=instagram']);
    }
    await changePerson(shop.server, shop.page.id, person.id, { consent: true });
    await expectServed([`/${person.id}`]);
  });
});
