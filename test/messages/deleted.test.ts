import { describe, expect, it } from 'vitest';
import { threadOf } from '../../src/api/nodes/message/thread.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { type Conversation, type Json, sharedWorld } from '../support/world.ts';

const MINUTE = 60_000;

const shop = await sharedWorld();

/** A conversation whose second newest message of three is deleted, and that message's id. */
async function withDeleted(platform: Platform = 'MESSENGER') {
  const extra = { reactions: [{ reaction: '❤', by: 0 }] };
  const chat = await shop.conversation({
    platform,
    said: [
      { ago: 3, text: 'kept' },
      { ago: 2, text: 'taken back', flags: 1, extra },
      { ago: 1, by: 'page', text: 'kept too', flags: 0 },
    ],
  });
  return { chat, deleted: await idAt(chat, 2), kept: await idAt(chat, 3) };
}

/** The id of what was said so many minutes ago; of a deleted message no list tells it. */
async function idAt({ no }: Conversation, ago: number): Promise<string> {
  const conversation = await shop.server.store.page(shop.page.no).conversations.byNo(no);
  if (!conversation) throw new Error('There is no such conversation');
  const created = shop.server.clock.now() - ago * MINUTE;
  return threadOf(conversation, shop.page).idOf({ created, tie: 0 });
}

describe.each(['MESSENGER', 'INSTAGRAM'] as const)('a deleted message on %s', (platform) => {
  it('gives 9000001 by its id and on its edges', async () => {
    const { chat, deleted, kept } = await withDeleted(platform);
    expect(await shop.messageIds(chat)).toContain(kept);
    for (const path of [`/${deleted}`, `/${deleted}/attachments`, `/${deleted}/shares`]) {
      const { status, body } = await shop.get(path);
      expect(status).toBe(400);
      expect(body.error).toMatchObject({
        code: 9000001,
        type: 'OAuthException',
        message: 'This Message has been deleted by the user or the business.',
      });
    }
  });

  it('is in no list, in either order', async () => {
    const { chat, deleted } = await withDeleted(platform);
    for (const order of ['chronological', 'reverse_chronological']) {
      const { body } = await shop.get(`/${chat.id}/messages`, { order });
      expect(body.data).toHaveLength(2);
      expect(body.data.map(({ id }: Json) => id)).not.toContain(deleted);
    }
    const nested = await shop.get(`/${chat.id}`, { fields: 'messages' });
    expect(nested.body.messages.data).toHaveLength(2);
  });

  it('takes no place on a page of a list', async () => {
    const { chat } = await withDeleted(platform);
    const pages = await shop.pages(`/${chat.id}/messages`, { limit: 1, fields: 'message' });
    expect(pages.map(([message]) => message.message)).toEqual(['kept too', 'kept']);
  });

  it('is left out of the summary of a list as well', async () => {
    const { chat } = await withDeleted(platform);
    const { body } = await shop.get(`/${chat.id}/messages`, { summary: 'true' });
    expect([body.data.length, body.summary]).toEqual([2, { total_count: 2 }]);
  });

  it('still counts in message_count and updated_time', async () => {
    const { chat } = await withDeleted(platform);
    await shop.say(chat, { ago: 0, text: 'the newest, taken back', flags: 1 });
    const { body } = await shop.get(`/${chat.id}`, {
      fields: 'message_count,updated_time,snippet',
    });
    expect(body).toEqual({
      message_count: 4,
      updated_time: '2026-05-04T10:00:00+0000',
      snippet: 'kept too',
      id: chat.id,
    });
  });

  it('fails a request for several ids of which it is one', async () => {
    const { deleted, kept } = await withDeleted(platform);
    const { status, body } = await shop.get('/', { ids: `${kept},${deleted}` });
    expect([status, body.error.code]).toEqual([400, 9000001]);
  });

  it('is as if it did not exist for another Page', async () => {
    const { deleted } = await withDeleted(platform);
    const { body } = await (await shop.besides()).get(`/${deleted}`);
    expect([body.error.code, body.error.error_subcode]).toEqual([100, 33]);
  });
});
