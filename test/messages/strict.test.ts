import { describe, expect, it } from 'vitest';
import { type Json, type Said, sharedWorld } from '../support/world.ts';

const ALL =
  'id,created_time,from,to,message,attachments,shares,sticker,tags,reactions,story,is_unsupported,reply_to';

const server = await sharedWorld();

/** 25 messages, each with something of everything, in a conversation of a Page in such a mode. */
async function longConversation(
  mode: 'archive' | 'strict',
  platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER',
) {
  const shop = await server.besides({ mode });
  const extra = {
    attachments: [{ id: '1', kind: 'file', name: 'a' }],
    shares: [{ id: '2' }],
    reactions: [{ reaction: '❤', by: 0 }],
    sticker: { id: '3', media: 'a'.repeat(64) },
    story: { kind: 'mention', id: '4', media: 'b'.repeat(64) },
  } as const;
  const said = Array.from({ length: 25 }, (_, n): Said => ({ text: `no ${n + 1}`, extra }));
  const chat = await shop.conversation({ platform, said });
  return { shop, chat, ids: await shop.messageIds(chat) };
}

describe.each(['MESSENGER', 'INSTAGRAM'] as const)('in strict mode on %s', (platform) => {
  it('a list shows of older messages than the newest 20 their id and created_time only', async () => {
    const { shop, chat } = await longConversation('strict', platform);
    const { body } = await shop.get(`/${chat.id}/messages`, { fields: ALL });
    const texts = body.data.map(({ message }: Json) => message);
    expect(texts.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => `no ${25 - n}`));
    expect(Object.keys(body.data[19])).toEqual(expect.arrayContaining(['from', 'shares', 'story']));
    for (const hidden of body.data.slice(20)) {
      expect(Object.keys(hidden)).toEqual(['id', 'created_time']);
    }
  });

  it('an older message gives 9000001 by its id, and so do its edges', async () => {
    const { shop, ids } = await longConversation('strict', platform);
    expect((await shop.get(`/${ids[19]}`)).status).toBe(200);
    for (const path of [`/${ids[20]}`, `/${ids[24]}`, `/${ids[20]}/attachments`]) {
      const { status, body } = await shop.get(path);
      expect([status, body.error.code]).toEqual([400, 9000001]);
    }
  });
});

describe('the 20 newest messages in strict mode', () => {
  it('are the same whatever part of the list is looked at', async () => {
    const { shop, chat } = await longConversation('strict');
    const read = async (params: object): Promise<number> => {
      const asked = { fields: 'message', ...params };
      const { body } = await shop.get(`/${chat.id}/messages`, asked);
      return body.data.filter((message: Json) => 'message' in message).length;
    };
    expect(await read({ limit: 22 })).toBe(20);
    expect(await read({ order: 'chronological', limit: 25 })).toBe(20);
    expect(await read({ order: 'chronological', limit: 7 })).toBe(2);
  });

  it('are the only ones that a nested list shows in full', async () => {
    const { shop, chat } = await longConversation('strict');
    const { body } = await shop.get('/me/conversations', {
      fields: 'messages.limit(21){message}',
      user_id: chat.person.id,
    });
    const { data } = body.data[0].messages;
    expect(data[19]).toHaveProperty('message', 'no 6');
    expect(data[20]).toEqual({ id: expect.any(String) });
  });

  it('move on when something new is said', async () => {
    const { shop, chat, ids } = await longConversation('strict');
    expect((await shop.get(`/${ids[19]}`)).status).toBe(200);
    await shop.say(chat, { text: 'one more' });
    expect((await shop.get(`/${ids[19]}`)).body.error.code).toBe(9000001);
    expect((await shop.get(`/${ids[18]}`)).status).toBe(200);
  });

  it('are 20 that can be read: a deleted one does not count', async () => {
    const { shop, chat, ids } = await longConversation('strict');
    await shop.say(chat, { flags: 1 }, { flags: 1 });
    expect((await shop.get(`/${ids[19]}`)).status).toBe(200);
    expect((await shop.get(`/${ids[20]}`)).status).toBe(400);
  });

  it('are counted in each conversation by itself', async () => {
    const { shop } = await longConversation('strict');
    const other = await shop.conversation({ said: [{ ago: 9_000, text: 'old, and the newest' }] });
    const { body } = await shop.get(`/${other.id}/messages`, { fields: 'message' });
    expect(body.data[0].message).toBe('old, and the newest');
  });
});

describe('in archive mode', () => {
  it('every message can be read, however old', async () => {
    const { shop, chat, ids } = await longConversation('archive');
    const { body } = await shop.get(`/${chat.id}/messages`, { fields: 'message' });
    expect(body.data[24].message).toBe('no 1');
    expect((await shop.get(`/${ids[24]}`, { fields: 'message' })).body.message).toBe('no 1');
  });
});
