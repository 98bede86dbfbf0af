import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { printed } from '../../src/admin/can-send/answer.ts';
import { canSend } from '../../src/admin/can-send/can-send.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { revokeToken } from '../../src/admin/tokens.ts';
import { INBOX_APPS } from '../../src/messaging/inbox-apps.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { type ConversationSpec, type Json, sharedWorld, type World } from '../support/world.ts';
import { appBeside, blocked, HOUR } from './sending.ts';
import { typed } from './typed.ts';

const w = await sharedWorld();
const DAY = 24 * 60;

const ask = (of: World, to: string, rest: object = {}): Promise<Json> =>
  canSend(of.server as never, { page: of.page.id, to, app: of.app.id, ...rest });

/** A conversation on a Page of its own. */
async function on(of: World, spec: ConversationSpec = {}) {
  return (await of.conversation(spec)).person;
}

describe('can-send', () => {
  it('says yes, and until when', async () => {
    const person = await on(w, { said: [{ ago: 60 }] });
    const answer = await ask(w, person.id);
    expect(answer).toMatchObject({ ok: true, until: '2026-05-05T09:00:00.000Z', would_pass: [] });
    expect(printed(answer)).toBe(
      `Yes, until 5 May 09:00.

  ✓ token      Page token of Corner Shop with pages_messaging
  ✓ recipient  Ada Okafor is known to this Page
  ✓ review     not asked for: the Page is in archive mode
  ✓ block      none
  ✓ owner      idle, Test Bot is the default app
  ✓ window     opened 4 May 09:00 by a message, closes 5 May 09:00
  ✓ tag        none given
  ✓ limits     off`,
    );
  });

  it('says no, since when, with what error, and what would pass', async () => {
    const person = await on(w, { said: [{ ago: DAY + 60 }] });
    const answer = await ask(w, person.name === 'Ada Okafor' ? person.id : '');
    expect(answer).toMatchObject({
      ...{ ok: false, closed: 'window' },
      error: { code: 10, error_subcode: 2018278, type: 'OAuthException' },
      would_pass: [{ tag: 'HUMAN_AGENT', until: '2026-05-10T09:00:00.000Z' }, {}],
    });
    expect(printed(answer)).toBe(
      `No: the 24-hour window closed 1h ago.                             10/2018278

  ✓ token      Page token of Corner Shop with pages_messaging
  ✓ recipient  Ada Okafor is known to this Page
  ✓ review     not asked for: the Page is in archive mode
  ✓ block      none
  ✓ owner      idle, Test Bot is the default app
  ✗ window     opened 3 May 09:00 by a message, closed 4 May 09:00
  · tag        none given
  · limits     off

  Open it:  \`convograph say Hello --page ${w.page.id} --as ${person.id}\`

  Would pass:  --tag HUMAN_AGENT until 10 May 09:00
               anything, for 24 h, once the person writes, taps or reacts`,
    );
  });

  it('is asked with a tag, and a type', async () => {
    const person = await on(w, { said: [{ ago: 3 * DAY }] });
    expect(await ask(w, person.id, { tag: 'HUMAN_AGENT' })).toMatchObject({
      ...{ ok: true, until: '2026-05-08T10:00:00.000Z' },
    });
    const update = { tag: 'HUMAN_AGENT', type: 'UPDATE' };
    expect(await ask(w, person.id, update)).toMatchObject({ ok: false, closed: 'window' });
  });

  it('takes a name for an id, and refuses what names nobody', async () => {
    const { name } = await on(w, { people: [await w.person('Zoë Solo')] });
    expect(await ask(w, name)).toMatchObject({ ok: true });
    await expect(ask(w, 'Nobody At All')).rejects.toThrow('Nobody "Nobody At All" has written');
    await expect(ask(w, name, { app: 'No app' })).rejects.toThrow('No app');
  });

  it('is part of the control plane', async () => {
    const person = await on(w);
    const url = `/_convograph/v1/pages/${w.page.id}/can-send`;
    const init = {
      headers: {
        authorization: `Bearer ${w.server.controlKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ to: person.id }),
    };
    const { status, body } = await w.send('POST', url, {}, init);
    expect([status, body.ok]).toEqual([200, true]);
  });
});

describe('the command that is named opens the gate that is closed:', () => {
  const strict = () => w.besides({ mode: 'strict' });
  const late = { said: [{ ago: 3 * DAY }] };
  const until = () => w.server.clock.now() + HOUR;
  type Closed = readonly [World, string, object?];

  it.each<[string, string, () => Promise<Closed>]>([
    [
      'token',
      'none',
      async () => {
        const app = await createApp(w.server, { name: 'Tokenless' });
        return [w, (await on(w)).id, { app: app.id }];
      },
    ],
    [
      'token',
      'one without the scope',
      async () => {
        const app = await createApp(w.server, { name: 'Scopeless' });
        await w.tokenFor({ appId: app.id, scopes: ['email'] });
        return [w, (await on(w)).id, { app: app.id }];
      },
    ],
    [
      'token',
      'one that was revoked',
      async () => {
        const page = await w.besides();
        await revokeToken(w.server, page.token);
        return [page, (await on(page)).id];
      },
    ],
    [
      'token',
      'messages that are closed',
      async () => {
        const page = await w.besides();
        await changePage(w.server, page.page.id, { message_access: 'off' });
        return [page, (await on(page, { platform: 'INSTAGRAM' })).id];
      },
    ],
    [
      'token',
      'no verified business',
      async () => {
        const page = await strict();
        await changeApp(w.server, w.app.id, { business_verified: false });
        return [page, (await on(page, { platform: 'INSTAGRAM' })).id];
      },
    ],
    ['recipient', 'nobody', async () => [w, '4404935943621117']],
    ['recipient', 'the Page itself', async () => [w, w.page.id]],
    ['recipient', 'its Instagram account', async () => [w, w.page.instagramId ?? '']],
    ['recipient', 'another app', async () => [w, (await appBeside(w, 'Taken')).id]],
    [
      'review',
      'an app in development',
      async () => {
        const page = await strict();
        await changeApp(w.server, w.app.id, { mode: 'development' });
        return [page, (await on(page)).id];
      },
    ],
    [
      'review',
      'standard access',
      async () => {
        const page = await strict();
        const access = { instagram_manage_messages: 'standard' as const };
        await changeApp(w.server, w.app.id, { access });
        return [page, (await on(page, { platform: 'INSTAGRAM' })).id];
      },
    ],
    ['block', 'the person’s', async () => [w, (await shut('person')).id]],
    ['block', 'the Page’s', async () => [w, (await shut('page')).id]],
    [
      'owner',
      'another app',
      async () => {
        const control = { app: (await appBeside(w, 'Owner')).id, until: until() };
        return [w, (await on(w, { control })).id];
      },
    ],
    [
      'owner',
      'the inbox',
      async () => {
        const control = { app: INBOX_APPS.MESSENGER, until: until() };
        return [w, (await on(w, { control })).id];
      },
    ],
    [
      'owner',
      'another Primary Receiver',
      async () => {
        const page = await w.besides();
        const app = await appBeside(page, 'Secondary');
        const changes = { default_app: null, primary_receiver: w.app.id };
        await changePage(w.server, page.page.id, changes);
        return [page, (await on(page)).id, { app: app.id }];
      },
    ],
    [
      'owner',
      'another default app',
      async () => {
        const page = await w.besides();
        const app = await appBeside(page, 'Beside');
        return [page, (await on(page)).id, { app: app.id }];
      },
    ],
    [
      'owner',
      'both',
      async () => {
        const page = await w.besides();
        const app = await appBeside(page, 'Third');
        const control = { app: w.app.id, until: until() };
        return [page, (await on(page, { control })).id, { app: app.id }];
      },
    ],
    ['window', 'too late', async () => [w, (await on(w, late)).id]],
    [
      'window',
      'too late for a human',
      async () => {
        const person = await on(w, { said: [{ ago: 8 * DAY }] });
        return [w, person.id, { tag: 'HUMAN_AGENT' }];
      },
    ],
    ['tag', 'one that was withdrawn', async () => [w, (await on(w)).id, { tag: 'ACCOUNT_UPDATE' }]],
    [
      'tag',
      'one that Instagram has not',
      async () => {
        const person = await on(w, { platform: 'INSTAGRAM' });
        return [w, person.id, { tag: 'CUSTOMER_FEEDBACK' }];
      },
    ],
    [
      'tag',
      'none where there has to be one',
      async () => [w, (await on(w)).id, { type: 'MESSAGE_TAG' }],
    ],
    [
      'tag',
      'none where there has to be one, of an app without the feature',
      async () => {
        const page = await strict();
        await changeApp(w.server, w.app.id, { access: { human_agent: 'standard' } });
        return [page, (await on(page)).id, { type: 'MESSAGE_TAG' }];
      },
    ],
    [
      'tag',
      'one that was withdrawn, with the window closed',
      async () => [w, (await on(w, late)).id, { tag: 'ACCOUNT_UPDATE', type: 'MESSAGE_TAG' }],
    ],
    [
      'tag',
      'one that is not reviewed',
      async () => {
        const page = await strict();
        await changeApp(w.server, w.app.id, { access: { human_agent: 'standard' } });
        return [page, (await on(page, late)).id, { tag: 'HUMAN_AGENT' }];
      },
    ],
    [
      'limits',
      'a Page that refuses',
      async () => {
        const page = await w.besides();
        await changePage(w.server, page.page.id, { refuse: 80006 });
        return [page, (await on(page)).id];
      },
    ],
  ])('%s, %s', async (closed, _, set) => {
    const [page, to, rest = {}] = await set();
    const before = await ask(page, to, rest);
    expect(before).toMatchObject({ ok: false, closed });
    const { open_it } = before.gates.find(({ gate }: Json) => gate === closed);
    const typedOut: Json = await typed(page, open_it);
    // What asks otherwise is its own answer.
    const after = open_it.includes('can-send') ? typedOut : await ask(page, to, rest);
    expect(after.gates.find(({ gate }: Json) => gate === closed).state).toBe('open');
    // Whoever asks otherwise is told a way that is open to its end, but for what reviews keep back.
    if (open_it.includes('can-send') && page.page.mode === 'archive') expect(after.ok).toBe(true);
  });

  async function shut(by: 'person' | 'page'): Promise<PersonRow> {
    const person = await on(w);
    await blocked(w, person, by);
    return person;
  }
});
