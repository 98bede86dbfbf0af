import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { INBOX_APPS } from '../../src/messaging/inbox-apps.ts';
import { openWindow } from '../../src/store/page/window.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld, world } from '../support/world.ts';
import { AT_INSTAGRAM, appBeside, errorOf, HOUR, sender } from './sending.ts';

/** A day on which three of the tags are withdrawn already. */
const w = await sharedWorld({ now: Date.UTC(2026, 4, 4, 10) });
const { text } = sender(w);

const outside = {
  ...{ status: 403, type: 'OAuthException', code: 10, error_subcode: 2018278 },
  message:
    '(#10) This message is sent outside of allowed window. Learn more about the new policy here: https://developers.facebook.com/docs/messenger-platform/policy-overview',
};
const DAY = 24 * 60;
const wrote = (minutes: number, platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER') =>
  w.conversation({ platform, said: [{ ago: minutes }, { by: 'page', ago: minutes - 1 }] });

describe('the window', () => {
  proves('error:outsideWindow', 'is open for a day after what the person wrote last', async () => {
    const [within, without] = [await wrote(DAY - 1), await wrote(DAY)];
    expect((await text(within.person)).status).toBe(200);
    expect(errorOf(await text(without.person))).toEqual(outside);
  });

  it('is looked for once, where an archive brought what the person wrote', async () => {
    const { person, no } = await wrote(60);
    const window = () => w.server.store.page(w.page.no).windows.of(no, opened);
    const opened = w.server.clock.now() - HOUR;
    expect(await window()).toEqual({ opened, by: 'message', isFound: true });
    await text(person);
    expect(await window()).toEqual({ opened, by: 'message' });
  });

  proves('error:instagramOutsideWindow', 'is told in Instagram’s own words there', async () => {
    const { person } = await wrote(DAY, 'INSTAGRAM');
    const closed = {
      ...{ status: 403, type: 'IGApiException', code: 10, error_subcode: 2534022 },
      message: 'This message is sent outside of allowed window.',
    };
    expect(errorOf(await text(person))).toEqual(closed);
    const access_token = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
    const body = { recipient: { id: person.id }, message: { text: 'Hi' } };
    const answer = await sender(w).send(body, { access_token }, AT_INSTAGRAM);
    expect(errorOf(answer)).toEqual(closed);
  });

  it('is shut to whom never wrote, and to what is said to be an update', async () => {
    expect(errorOf(await text(await w.person('Nobody yet')))).toEqual(outside);
    const { person } = await wrote(DAY);
    expect(errorOf(await text(person, 'Hi', { messaging_type: 'UPDATE' }))).toEqual(outside);
  });

  it.each(['postback', 'reaction', 'optin', 'referral'] as const)('opens by a %s', async (by) => {
    const { no, person } = await wrote(3 * DAY);
    const at = w.server.clock.now() - 23 * HOUR;
    await w.server.store.transaction((tx) => openWindow(tx, w.page.no, no, at, by));
    expect((await text(person)).status).toBe(200);
  });

  it('lets the Page type within it alone, and always say that it has read', async () => {
    const { person } = await wrote(DAY);
    const act = (sender_action: string) =>
      sender(w).send({ recipient: { id: person.id }, sender_action });
    expect(errorOf(await act('typing_on'))).toEqual(outside);
    expect((await act('mark_seen')).status).toBe(200);
  });
});

describe('a tag', () => {
  proves('POST Page/messages?tag', 'HUMAN_AGENT gives a human seven days', async () => {
    const [within, without] = [await wrote(7 * DAY - 1), await wrote(7 * DAY)];
    const tag = 'HUMAN_AGENT';
    expect((await text(within.person, 'Hi', { tag })).status).toBe(200);
    expect((await text(within.person, 'Hi', { tag, messaging_type: 'MESSAGE_TAG' })).status).toBe(
      200,
    );
    expect(errorOf(await text(without.person, 'Hi', { tag }))).toEqual(outside);
  });

  it('does nothing beside another type, and has to be there beside its own', async () => {
    const { person } = await wrote(DAY);
    const rest = { tag: 'HUMAN_AGENT', messaging_type: 'RESPONSE' };
    expect(errorOf(await text(person, 'Hi', rest))).toEqual(outside);
    const within = await wrote(1);
    const answer = await text(within.person, 'Hi', { messaging_type: 'MESSAGE_TAG' });
    expect(answer.body.error.message).toBe('(#100) The parameter tag is required');
  });

  proves('error:withdrawnTag', 'is refused from when it was withdrawn', async () => {
    const withdrawn = {
      ...{ status: 400, type: 'OAuthException', code: 100, error_subcode: 1893061 },
      message: '(#100) The message tag ACCOUNT_UPDATE is no longer supported.',
    };
    const tag = 'ACCOUNT_UPDATE';
    for (const minutes of [1, 30 * DAY]) {
      const { person } = await wrote(minutes);
      expect(errorOf(await text(person, 'Hi', { tag }))).toEqual(withdrawn);
    }
  });

  it('reached whoever had ever written until then', async () => {
    const before = await world({ now: Date.UTC(2026, 3, 27) - 1 });
    const { person } = await before.conversation({ said: [{ ago: 30 * DAY }] });
    const tag = 'POST_PURCHASE_UPDATE';
    const stranger = await before.person('Nobody yet');
    expect(errorOf(await sender(before).text(stranger, 'Hi', { tag }))).toEqual(outside);
    expect((await sender(before).text(person, 'Hi', { tag })).status).toBe(200);
    before.server.clock.advance(1);
    expect((await sender(before).text(person, 'Hi', { tag })).body.error.code).toBe(100);
    await before.close();
  });

  it('is HUMAN_AGENT on Instagram, and no other', async () => {
    const { person } = await wrote(2 * DAY, 'INSTAGRAM');
    expect((await text(person, 'Hi', { tag: 'HUMAN_AGENT' })).status).toBe(200);
    const { body } = await text(person, 'Hi', { tag: 'CUSTOMER_FEEDBACK' });
    expect(body.error.code).toBe(10);
    const within = await wrote(1, 'INSTAGRAM');
    const answer = await text(within.person, 'Hi', { tag: 'CUSTOMER_FEEDBACK' });
    expect(answer.body.error.message).toBe(
      '(#100) Param tag must be one of {HUMAN_AGENT} - got "CUSTOMER_FEEDBACK".',
    );
  });
});

describe('a human agent', () => {
  const review =
    "To use 'Human Agent', your use of this endpoint must be reviewed and approved by Facebook.";

  proves(
    ['error:humanAgentReview', 'error:instagramHumanAgentReview'],
    'has to be reviewed for, where review is enforced',
    async () => {
      const strict = await w.besides({ mode: 'strict' });
      const access = (level: 'standard' | 'advanced') =>
        changeApp(w.server, w.app.id, { access: { human_agent: level } });
      await access('standard');
      const said = [{ ago: 2 * DAY }];
      const ask = async (platform: 'MESSENGER' | 'INSTAGRAM') => {
        const { person } = await strict.conversation({ platform, said });
        return errorOf(await sender(strict).text(person, 'Hi', { tag: 'HUMAN_AGENT' }));
      };
      const refused = { status: 403, code: 10 };
      expect(await ask('MESSENGER')).toEqual({
        ...{ ...refused, type: 'OAuthException', message: `(#10) ${review}` },
      });
      expect(await ask('INSTAGRAM')).toEqual({
        ...{ ...refused, type: 'IGApiException', message: review },
      });
      await access('advanced');
      expect(await ask('MESSENGER')).toEqual({ status: 200 });
    },
  );
});

describe('who controls the conversation', () => {
  const controlled = {
    ...{ status: 400, type: 'OAuthException', code: 10, error_subcode: 2018300 },
    message: '(#10) Message failed to send because another app is controlling this thread now.',
  };
  const until = w.server.clock.now() + HOUR;

  proves('error:otherAppControls', 'writes, and no other app', async () => {
    const other = await appBeside(w, 'Help desk');
    const owned = await w.conversation({ control: { app: other.id, until } });
    expect(errorOf(await text(owned.person))).toEqual(controlled);
    const { send } = sender(w);
    const body = { recipient: { id: owned.person.id }, message: { text: 'Hi' } };
    expect((await send(body, { access_token: other.token })).status).toBe(200);
    // Idle, it is the default app's.
    const idle = await w.conversation();
    const asOther = { recipient: { id: idle.person.id }, message: { text: 'Hi' } };
    expect(errorOf(await send(asOther, { access_token: other.token }))).toEqual(controlled);
    expect((await text(idle.person)).status).toBe(200);
  });

  it('keeps nobody back on a Page without a default app, but where it is Meta’s inbox', async () => {
    const { changePage } = await import('../../src/admin/pages/change-page.ts');
    const page = await w.besides();
    await changePage(w.server, page.page.id, { default_app: null });
    const owned = (app: string) => page.conversation({ control: { app, until } });
    const send = async (app: string) => errorOf(await sender(page).text((await owned(app)).person));
    expect(await send('999')).toEqual({ status: 200 });
    expect(await send(INBOX_APPS.MESSENGER)).toEqual(controlled);
  });
});
