import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, sharedWorld } from '../support/world.ts';

const MINUTE = 60_000;

const shop = await sharedWorld();
let chat: Conversation;
let dm: Conversation;

beforeAll(async () => {
  const said = [
    { ago: 50, text: 'Do you have it in red?' },
    { ago: 40, by: 'page', text: 'We do.' },
    { ago: 30, text: 'Then I take two.', flags: 4 },
    { ago: 20, text: 'Or three' },
    { ago: 10, text: 'Never mind', flags: 1 },
  ] as const;
  const control = { app: shop.app.id, until: shop.server.clock.now() + 30 * MINUTE };
  chat = await shop.conversation({ folder: 'page_done', said, control });
  dm = await shop.conversation({ platform: 'INSTAGRAM', said: [{ text: 'hi' }] });
});

/** The value of one field of a conversation. */
async function field(name: string, of: { id: string } = chat, token?: string): Promise<Json> {
  const params = token === undefined ? { fields: name } : { fields: name, access_token: token };
  const { status, body } = await shop.get(`/${of.id}`, params);
  expect(status).toBe(200);
  expect(Object.keys(body).filter((key) => key !== name)).toEqual(name === 'id' ? [] : ['id']);
  return body[name];
}

describe('GET /{conversation-id}', () => {
  proves('UnifiedThread', 'answers the same default fields as the list', async () => {
    const { body } = await shop.get(`/${chat.id}`);
    const list = await shop.get('/me/conversations', { folder: 'page_done' });
    expect([body]).toEqual(list.body.data);
    expect(Object.keys((await shop.get(`/${dm.id}`)).body).sort()).toEqual(['id', 'updated_time']);
  });

  proves('UnifiedThread.id', 'a Messenger id is t_ and digits', async () => {
    expect(await field('id')).toMatch(/^t_\d{15,}$/);
  });

  it('an Instagram id is base64 that names the account', async () => {
    expect(dm.id).toMatch(/^aWdfZAG06/);
    const plain = dm.id.replace(/Z[A-D]/g, (c) => ({ ZA: 'Z', ZB: '+', ZC: '/' })[c] ?? '=');
    expect(Buffer.from(plain, 'base64').toString()).toMatch(
      new RegExp(`^ig_dm:1:IGMessageThread:${shop.page.instagramId}:\\d+$`),
    );
  });

  proves('UnifiedThread.link', 'link is a relative address, on Messenger only', async () => {
    expect(await field('link')).toBe(
      `/${shop.page.id}/inbox/${chat.id.slice(2)}/?section=messages`,
    );
    expect(await field('link', dm)).toBeUndefined();
  });

  proves('UnifiedThread.updated_time', 'updated_time is the newest message’s', async () => {
    // The newest is deleted, and still counts.
    expect(await field('updated_time')).toBe('2026-05-04T09:50:00+0000');
  });

  proves('UnifiedThread.message_count', 'message_count counts deleted ones too', async () => {
    expect(await field('message_count')).toBe(5);
  });

  proves(
    'UnifiedThread.unread_count',
    'unread_count leaves out the Page’s and the read',
    async () => {
      const said = [{}, { flags: 4 }, { by: 'page' }, {}, {}] as const;
      expect(await field('unread_count', await shop.conversation({ said }))).toBe(3);
      expect(await field('unread_count', await shop.conversation({ said: [] }))).toBe(0);
    },
  );

  proves('UnifiedThread.can_reply', 'can_reply is true', async () => {
    expect(await field('can_reply')).toBe(true);
  });

  proves('UnifiedThread.is_subscribed', 'is_subscribed is true', async () => {
    expect(await field('is_subscribed')).toBe(true);
  });

  proves('UnifiedThread.scoped_thread_key', 'scoped_thread_key is the id', async () => {
    expect(await field('scoped_thread_key')).toBe(chat.id);
    expect(await field('scoped_thread_key', dm)).toBe(dm.id);
  });

  proves('UnifiedThread.folder', 'folder is one of the four', async () => {
    expect(await field('folder')).toBe('page_done');
    expect(await field('folder', dm)).toBe('inbox');
  });

  it('refuses a field that it does not have', async () => {
    const { status, body } = await shop.get(`/${chat.id}`, { fields: 'id,colour' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 100,
      message: '(#100) Tried accessing nonexisting field (colour) on node type (UnifiedThread)',
    });
  });

  it('refuses the edges of other nodes', async () => {
    const { status, body } = await shop.get(`/${chat.id}/attachments`);
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (attachments) on node type (UnifiedThread)',
    );
  });

  it('cannot be read over a Page that it is not of', async () => {
    const other = await shop.besides();
    for (const { id } of [chat, dm]) {
      const { status, body } = await other.get(`/${id}`);
      expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 33]);
    }
  });
});

describe('is_owner', () => {
  proves('UnifiedThread.is_owner', 'is true for the app that owns the thread', async () => {
    expect(await field('is_owner')).toBe(true);
  });

  it('is false for another app', async () => {
    const { id } = await createApp(shop.server, { name: 'Other Bot' });
    expect(await field('is_owner', chat, await shop.tokenFor({ appId: id }))).toBe(false);
  });

  it('is false while nobody owns the thread, also for the default app', async () => {
    expect(await field('is_owner', await shop.conversation())).toBe(false);
  });

  it('is false from the moment on at which control ends', async () => {
    const clock = shop.server.clock;
    const control = { app: shop.app.id, until: clock.now() + MINUTE };
    const { id } = await shop.conversation({ control });
    expect(await field('is_owner', { id })).toBe(true);
    clock.advance(MINUTE - 1);
    expect(await field('is_owner', { id })).toBe(true);
    clock.advance(1);
    expect(await field('is_owner', { id })).toBe(false);
  });
});
