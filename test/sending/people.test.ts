import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { AT_INSTAGRAM, blocked, errorOf, sender } from './sending.ts';

const w = await sharedWorld();
const { text } = sender(w);

describe('somebody who blocked the Page', () => {
  const away = {
    ...{ type: 'OAuthException', error_subcode: 1545041 },
    message: "(#551) This person isn't available right now.",
  };

  proves('error:personUnavailable', 'is not available', async () => {
    const { person } = await w.conversation();
    await blocked(w, person, 'person');
    expect(errorOf(await text(person))).toEqual({ ...away, status: 400, code: 551 });
    await blocked(w, person, 'both');
    expect(errorOf(await text(person))).toEqual({ ...away, status: 400, code: 551 });
  });

  proves('error:instagramPersonUnavailable', 'has another code on Instagram', async () => {
    const { person } = await w.conversation({ platform: 'INSTAGRAM' });
    await blocked(w, person, 'person');
    expect(errorOf(await text(person))).toEqual({ ...away, status: 403, code: 200 });
  });
});

proves('error:personCannotReceive', 'whom the Page blocked gets nothing', async () => {
  const { person } = await w.conversation();
  await blocked(w, person, 'page');
  expect(errorOf(await text(person))).toEqual({
    ...{ status: 403, type: 'OAuthException', code: 10, error_subcode: 2018108 },
    message:
      "(#10) This Person Cannot Receive Messages: This person isn't receiving messages from you right now.",
  });
});

describe('before an app is reviewed', () => {
  proves(
    ['error:developmentRecipient', 'error:instagramStandardAccess'],
    'it writes to people with a role on it alone',
    async () => {
      const strict = await w.besides({ mode: 'strict' });
      await changeApp(w.server, w.app.id, { mode: 'development' });
      const ask = async (platform: 'MESSENGER' | 'INSTAGRAM', user?: string) => {
        const { person } = await strict.conversation({ platform });
        if (user) await changePerson(w.server, strict.page.id, person.id, { user });
        return errorOf(await sender(strict).text(person));
      };
      expect(await ask('MESSENGER')).toEqual({
        ...{ status: 403, type: 'OAuthException', code: 10, error_subcode: 2018028 },
        message:
          '(#10) Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live.',
      });
      expect(await ask('INSTAGRAM')).toMatchObject({
        ...{ status: 403, type: 'OAuthException', code: 200, error_subcode: 2534048 },
      });
      const { id } = await createUser(w.server, { name: 'Tess' });
      await changeApp(w.server, w.app.id, { roles: { Tess: 'tester' } });
      expect(await ask('MESSENGER', id)).toEqual({ status: 200 });
      expect(await ask('INSTAGRAM', id)).toEqual({ status: 200 });
      // Nothing of that is asked of a Page in archive mode.
      expect((await text((await w.conversation()).person)).status).toBe(200);
      await changeApp(w.server, w.app.id, { mode: 'live' });
    },
  );

  proves('error:instagramLoginStandardAccess', 'nor to others by Instagram login', async () => {
    const strict = await w.besides({ mode: 'strict' });
    const scope = 'instagram_business_manage_messages';
    await changeApp(w.server, w.app.id, { access: { [scope]: 'standard' } });
    const { person } = await strict.conversation({ platform: 'INSTAGRAM' });
    const access_token = await strict.tokenFor({ kind: 'instagram', pageId: strict.page.id });
    const body = { recipient: { id: person.id }, message: { text: 'Hi' } };
    const answer = await sender(strict).send(body, { access_token }, AT_INSTAGRAM);
    expect(errorOf(answer)).toMatchObject({
      ...{ status: 403, type: 'IGApiException', code: 10, error_subcode: 2534048 },
    });
    await changeApp(w.server, w.app.id, { access: { [scope]: 'advanced' } });
  });
});

describe('a send needs', () => {
  const { send } = sender(w);
  const refused = async (
    access_token: string,
    platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER',
  ) => {
    const { person } = await w.conversation({ platform });
    const body = { recipient: { id: person.id }, message: { text: 'Hi' } };
    return errorOf(await send(body, { access_token }));
  };

  it('a Page token with the scope and the task', async () => {
    expect(await refused(await w.tokenFor({ scopes: ['email'] }))).toMatchObject({
      status: 403,
      code: 230,
    });
    expect(await refused(await w.tokenFor({ tasks: ['ANALYZE'] }))).toMatchObject({ code: 200 });
    expect(await refused(await w.tokenFor({ kind: 'app' }))).toMatchObject({ code: 190 });
    const scopes = ['pages_messaging'];
    expect(await refused(await w.tokenFor({ scopes }))).toEqual({ status: 200 });
    expect(await refused(await w.tokenFor({ scopes }), 'INSTAGRAM')).toMatchObject({
      ...{ status: 403, code: 10 },
    });
  });

  it('access to the messages of the Instagram account', async () => {
    await changePage(w.server, w.page.id, { message_access: 'off' });
    expect(await refused(w.token, 'INSTAGRAM')).toMatchObject({
      code: 200,
      error_subcode: 2534041,
    });
    expect(await refused(w.token)).toEqual({ status: 200 });
    await changePage(w.server, w.page.id, { message_access: 'on' });
  });

  proves(
    ['error:sendFailed', 'error:pageRestricted', 'error:accountNotEligible'],
    'a Page that is not set to refuse sends, which is read all the same',
    async () => {
      const refuse = (code: number | null) => changePage(w.server, w.page.id, { refuse: code });
      await refuse(1200);
      expect(await refused(w.token)).toMatchObject({ code: 1200, error_subcode: 2018024 });
      expect((await w.get('/me/conversations')).status).toBe(200);
      await refuse(1893063);
      expect(await refused(w.token)).toMatchObject({ status: 403, error_subcode: 1893063 });
      await refuse(36103);
      expect(await refused(w.token, 'INSTAGRAM')).toMatchObject({ status: 400, code: 36103 });
      expect(await refused(w.token)).toEqual({ status: 200 });
      await refuse(null);
    },
  );

  proves(
    [
      'error:sendMessageFailure',
      'error:contentReported',
      'error:privacyRules',
      'error:businessBlocked',
      'error:accountUnverified',
      'error:linkRestricted',
    ],
    'a Page that is under none of Meta’s restrictions, each of one platform or of both',
    async () => {
      const refuse = (code: number | null) => changePage(w.server, w.page.id, { refuse: code });
      const both = async () => [await refused(w.token), await refused(w.token, 'INSTAGRAM')];
      const open = { status: 200 };
      await refuse(-1);
      const failed = { ...{ status: 400, type: 'OAuthException', code: -1 } };
      const message = '(#-1) Send message failure';
      expect(await both()).toEqual([
        { ...failed, message },
        { ...failed, message },
      ]);
      for (const [code, told] of [
        [2022, { status: 400, code: 2022 }],
        [2018336, { status: 403, code: 10, error_subcode: 2018336 }],
      ] as const) {
        await refuse(code);
        expect(await both()).toMatchObject([told, open]);
      }
      for (const [code, told] of [
        [2534029, { status: 400, code: 100, error_subcode: 2534029 }],
        [2534077, { status: 403, code: 10, error_subcode: 2534077 }],
        [2534122, { status: 400, code: 508, error_subcode: 2534122, is_transient: true }],
      ] as const) {
        await refuse(code);
        expect(await both()).toMatchObject([open, told]);
      }
      await refuse(null);
    },
  );

  it('a Page that is not set to refuse', async () => {
    await changePage(w.server, w.page.id, { refuse: 613 });
    expect(await refused(w.token)).toMatchObject({ status: 400, code: 613 });
    await changePage(w.server, w.page.id, { refuse: null });
  });
});
