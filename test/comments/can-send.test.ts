import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { printed } from '../../src/admin/can-send/answer.ts';
import { canSend } from '../../src/admin/can-send/can-send.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { play } from '../acts/play.ts';
import { blocked, HOUR, sender } from '../sending/sending.ts';
import { typed } from '../sending/typed.ts';
import type { Json } from '../support/world.ts';

const p = await play({ mode: 'archive' });
const w = p.world;
const { send } = sender(w);

const ask = (comment: string, rest: object = {}): Promise<Json> =>
  canSend(w.server as never, { page: w.page.id, comment, app: w.app.id, ...rest });

/** A comment of somebody new. */
async function comment(platform: Platform = 'MESSENGER') {
  const person = await w.person('Maya', platform);
  const { comment_id: id } = await p.does('comment', person, { text: 'Do you ship?' });
  return { person, id };
}

const reply = (comment_id: string) => send({ recipient: { comment_id }, message: { text: 'Hi' } });

it('says until when a comment can be answered in private', async () => {
  const { id } = await comment();
  const answer = await ask(id);
  expect(answer).toMatchObject({ ok: true, until: '2026-05-11T10:00:00.000Z' });
  expect(printed(answer)).toBe(
    `Yes, until 11 May 10:00.

  ✓ token      Page token of Corner Shop with pages_messaging
  ✓ comment    the comment of Maya, to be answered once until 11 May 10:00
  ✓ recipient  Maya is known to this Page
  ✓ review     not asked for: the Page is in archive mode
  ✓ block      none
  ✓ owner      idle, Test Bot is the default app
  ✓ window     not asked for: a private reply needs none
  ✓ tag        none given
  ✓ limits     off`,
  );
});

it('knows of a comment that is none nobody who made it', async () => {
  const answer = await ask('1_2');
  expect(answer.gates[2]).toMatchObject({ gate: 'recipient', has: 'not known: nobody made it' });
});

it('wants either a person or a comment', async () => {
  const url = `/pages/${w.page.id}/can-send`;
  const { Control } = await import('../control/control.ts');
  const control = new Control(w.server);
  expect((await control.post(url, {})).body.error.message).toContain('Say who is to be written to');
  const both = await control.post(url, { to: '1', comment: '1_2' });
  expect(both.status).toBe(400);
});

describe('where it says no, the command that it names opens a way:', () => {
  const second = async (platform: Platform = 'MESSENGER') => {
    const { id } = await comment(platform);
    await reply(id);
    return id;
  };

  it.each<[string, () => Promise<string>]>([
    ['one that was answered', () => second()],
    ['one on Instagram that was answered', () => second('INSTAGRAM')],
    ['none', async () => '1_2'],
    [
      'one that was deleted',
      async () => {
        const { person, id } = await comment();
        await p.does('uncomment', person, { id });
        return id;
      },
    ],
    [
      'one of somebody who has blocked the Page since',
      async () => {
        const { person, id } = await comment();
        await reply(id);
        await blocked(w, person, 'person');
        return id;
      },
    ],
    [
      'one that is too old',
      async () => {
        const { id } = await comment('INSTAGRAM');
        w.server.clock.advance(8 * 24 * HOUR);
        return id;
      },
    ],
    [
      'a Page that has messages disabled',
      async () => {
        await changePage(w.server, w.page.id, { refuse: 10904 });
        return (await comment()).id;
      },
    ],
  ])('%s', async (_, made) => {
    const id = await made();
    const before = await ask(id);
    expect(before).toMatchObject({ ok: false, closed: 'comment' });
    expect(await agreed(id)).toEqual(before.error);
    const { open_it } = before.gates.find(({ gate }: Json) => gate === 'comment');
    const typedOut: Json = await typed(w, open_it);
    // Where nothing opens it, somebody can be written to by id.
    expect(open_it.includes('can-send') ? typedOut : await ask(id)).toMatchObject({ ok: true });
  });

  it('a token without the scope, or an app that is not reviewed for it', async () => {
    const { id } = await comment('INSTAGRAM');
    const app = await createApp(w.server, { name: 'Scopeless' });
    await changePage(w.server, w.page.id, { default_app: null });
    const scopes = ['instagram_basic', 'instagram_manage_messages', 'pages_manage_metadata'];
    await w.tokenFor({ appId: app.id, scopes });
    const before = await ask(id, { app: app.id });
    expect(before).toMatchObject({ closed: 'comment', error: { error_subcode: 2534066 } });
    const { open_it } = before.gates.find(({ gate }: Json) => gate === 'comment');
    await typed(w, open_it);
    expect(await ask(id, { app: app.id })).toMatchObject({ ok: true });
    await changePage(w.server, w.page.id, { default_app: w.app.id });
    await changeApp(w.server, w.app.id, { mode: 'live' });
  });

  /** What the send is refused with. */
  async function agreed(id: string): Promise<Json> {
    const { fbtrace_id, is_transient, ...error } = (await reply(id)).body.error;
    return error;
  }
});
