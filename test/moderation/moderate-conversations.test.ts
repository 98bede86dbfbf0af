import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { blockedAfter, isAllowed, MODERATION } from '../../src/messaging/moderation.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { play } from '../acts/play.ts';
import { blocked, errorOf, sender } from '../sending/sending.ts';
import { proves } from '../support/proves.ts';
import type { Json, World } from '../support/world.ts';

const p = await play({ mode: 'archive' });
const w = p.world;
const { text } = sender(w);

const moderate = (
  people: readonly (PersonRow | string)[],
  actions: readonly string[],
  { of = w, ...params }: { of?: World; access_token?: string } = {},
) => {
  const user_ids = people.map((each) => ({ id: typeof each === 'string' ? each : each.id }));
  const { send } = sender(of);
  return send({ user_ids, actions }, params, `/${of.page.id}/moderate_conversations`);
};

const folders = async (person: PersonRow, platform: string): Promise<Json> => {
  const ask = (folder: string) =>
    w.get('/me/conversations', { folder, user_id: person.id, platform });
  const [inbox, spam] = await Promise.all([ask('inbox'), ask('spam')]);
  return { inbox: inbox.body.data.length, spam: spam.body.data.length };
};

describe('a Page', () => {
  proves(
    ['POST Page/moderate_conversations', 'POST Page/moderate_conversations?actions'],
    'blocks people, who write no more and are written to no more, until it ends that',
    async () => {
      const ada = await p.customer('Ada');
      const bo = await p.customer('Bo', 'INSTAGRAM');
      const answer = await moderate([ada, bo], ['block_user']);
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
      for (const each of [ada, bo]) {
        expect(errorOf(await text(each))).toMatchObject({ code: 10, error_subcode: 2018108 });
        expect((await p.act('say', each, { text: 'Hello?' })).status).toBe(409);
      }
      expect(await p.heard()).toEqual([]);
      expect((await moderate([ada, bo], ['UNBLOCK_USER'])).status).toBe(200);
      for (const each of [ada, bo]) expect((await text(each)).status).toBe(200);
    },
  );

  it('bans people on Messenger', async () => {
    const ada = await p.customer('Ada');
    await moderate([ada], ['BAN_USER']);
    expect(errorOf(await text(ada))).toMatchObject({ error_subcode: 2018108 });
    expect((await p.act('comment', ada, { text: 'Hello?' })).status).toBe(409);
    await moderate([ada], ['UNBAN_USER']);
    expect((await text(ada)).status).toBe(200);
  });

  it.each(['MESSENGER', 'INSTAGRAM'] as const)('moves to spam on %s, and blocks', async (on) => {
    const ada = await p.customer('Ada', on);
    await moderate([ada], ['block_user', 'move_to_spam']);
    expect(await folders(ada, on.toLowerCase())).toEqual({ inbox: 0, spam: 1 });
    expect((await text(ada)).status).toBe(403);
    await moderate([ada], ['unblock_user']);
    await p.does('say', ada, { text: 'Hello?' });
    expect(await folders(ada, on.toLowerCase())).toEqual({ inbox: 0, spam: 1 });
  });

  it('leaves alone whether the person has blocked it', async () => {
    const ada = await p.customer('Ada');
    await blocked(w, ada, 'person');
    await moderate([ada], ['BLOCK_USER']);
    await moderate([ada], ['UNBLOCK_USER']);
    expect(errorOf(await text(ada))).toMatchObject({ code: 551 });
  });

  proves('POST Page/moderate_conversations?user_ids', 'takes ids alone too', async () => {
    const ada = await p.customer('Ada');
    const params = { user_ids: ada.id, actions: 'BLOCK_USER', access_token: w.token };
    const { body } = await w.send('POST', `/${w.page.id}/moderate_conversations`, params);
    expect(body).toEqual({ success: true });
  });

  it('writes what it did to the log once, and tells nobody', async () => {
    const ada = await p.customer('Ada');
    const { log } = w.server.store.page(w.page.no);
    const before = await log.last();
    await moderate([ada], ['block_user', 'move_to_spam']);
    await moderate([ada], ['block_user', 'move_to_spam']);
    expect((await log.last()) - before).toBe(2);
    expect(await p.heard()).toEqual([]);
  });
});

describe('it is refused', () => {
  proves('error:moderationInvalid', 'what cannot be done at once', async () => {
    const ada = await p.customer('Ada');
    const bo = await p.customer('Bo', 'INSTAGRAM');
    const invalid = {
      ...{ status: 400, type: 'OAuthException', code: 100 },
      message: '(#100) The provided user ids or actions may be invalid',
    };
    expect(errorOf(await moderate([ada], ['block_user', 'unblock_user']))).toEqual(invalid);
    const three = ['block_user', 'move_to_spam', 'ban_user'];
    expect(errorOf(await moderate([ada], three))).toEqual(invalid);
    expect(errorOf(await moderate(Array(11).fill(ada), ['block_user']))).toEqual(invalid);
    expect(errorOf(await moderate([], ['block_user']))).toMatchObject({ code: 100 });
    expect(errorOf(await moderate([bo], ['ban_user']))).toEqual(invalid);
    expect(errorOf(await moderate([ada], ['mute_user']))).toMatchObject({ code: 100 });
    expect((await text(ada)).status).toBe(200);
  });

  proves(
    'error:moderationUnknown',
    'for who is not there, of another Page, or kept back by review: all the same',
    async () => {
      const unknown = {
        ...{ status: 400, type: 'OAuthException', code: 100 },
        message: '(#100) The user ID is not a valid PSID or IGSID',
      };
      const ada = await p.customer('Ada');
      expect(errorOf(await moderate([ada, '4404935943621117'], ['block_user']))).toEqual(unknown);
      expect((await text(ada)).status).toBe(200);
      const beside = await w.besides({ mode: 'strict' });
      expect(errorOf(await moderate([ada], ['block_user'], { of: beside }))).toEqual(unknown);
      const { person } = await beside.conversation();
      await changeApp(w.server, w.app.id, { mode: 'development' });
      expect(errorOf(await moderate([person], ['block_user'], { of: beside }))).toEqual(unknown);
      await changeApp(w.server, w.app.id, { mode: 'live' });
      expect((await moderate([person], ['block_user'], { of: beside })).status).toBe(200);
    },
  );

  proves('error:moderationThreadMissing', 'without a conversation on Instagram', async () => {
    const bo = await w.person('Bo', 'INSTAGRAM');
    expect(errorOf(await moderate([bo], ['block_user']))).toEqual({
      ...{ status: 500, type: 'OAuthException', code: 1 },
      message: 'Instagram Direct thread not found between business and consumer',
    });
  });

  it('without what the platform asks of the token', async () => {
    const ada = await p.customer('Ada');
    const bo = await p.customer('Bo', 'INSTAGRAM');
    const of = (scopes: string[]) => w.tokenFor({ scopes });
    const access_token = await of(['instagram_basic', 'instagram_manage_messages']);
    expect((await moderate([ada], ['block_user'], { access_token })).status).toBe(403);
    expect((await moderate([bo], ['block_user'], { access_token })).status).toBe(403);
    const messenger = await of(['pages_messaging']);
    expect((await moderate([bo], ['block_user'], { access_token: messenger })).status).toBe(403);
    expect((await moderate([ada], ['block_user'], { access_token: messenger })).status).toBe(200);
    const watching = await w.tokenFor({ tasks: ['ANALYZE'] });
    expect(
      (await moderate([ada], ['block_user'], { access_token: watching })).body.error,
    ).toMatchObject({ code: 200 });
  });
});

it('what is blocked and unblocked is as it was, but for the Page’s own block', () => {
  const blocks = fc.constantFrom(
    'nobody' as const,
    'person' as const,
    'page' as const,
    'both' as const,
  );
  fc.assert(
    fc.property(blocks, fc.constantFrom('BAN', 'BLOCK'), (before, word) => {
      const after = blockedAfter(
        blockedAfter(before, `${word}_USER` as never),
        `UN${word}_USER` as never,
      );
      expect(after).toBe(before === 'person' || before === 'both' ? 'person' : 'nobody');
    }),
  );
});

it('nothing is allowed together with what undoes it, nor too much of it', () => {
  const some = fc.array(fc.constantFrom(...MODERATION), { maxLength: 4 });
  fc.assert(
    fc.property(fc.nat(12), some, (people, actions) => {
      const clash = ['BAN_USER', 'BLOCK_USER'].some(
        (each) => actions.includes(each as never) && actions.includes(`UN${each}` as never),
      );
      const fits = people > 0 && people < 11 && actions.length > 0 && actions.length < 3;
      expect(isAllowed(people, actions)).toBe(fits && !clash);
    }),
  );
});
