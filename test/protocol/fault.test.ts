import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { proves } from '../support/proves.ts';
import { storeRows } from '../support/store-rows.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError } from './graph-error.ts';

describe('a fault of our own', () => {
  let shop: World;
  let chat: Conversation;
  let messageId: string;
  beforeAll(async () => {
    shop = await world();
    const extra = { source: 'mobile' };
    // A short one stands with its conversation: nobody looks at the message.
    const long = 'broken '.repeat(20);
    chat = await shop.conversation({ said: [{ text: 'fine' }, { text: long, extra }] });
    [messageId = ''] = await shop.messageIds(chat);
    // A disk that returns other bytes than were written.
    const file = join(shop.server.dataDir, 'convograph.db');
    await storeRows(file, `update message set extra = '{"source' where extra is not null`);
  });
  afterAll(() => shop.close());

  const FAULT = { message: 'An unknown error occurred', code: 1, status: 500 };

  proves('error:unknown', 'is 500 and tells the log what happened, not the client', async () => {
    for (const path of [`/${messageId}`, `/${chat.id}/messages`, '/me/conversations']) {
      const faults = shop.server.faults.length;
      const answer = await shop.get(path, { fields: path.startsWith('/me') ? 'snippet' : 'tags' });
      expectError(answer, FAULT);
      expect(answer.text).not.toMatch(/JSON|SyntaxError|at |\.ts/);
      expect(shop.server.faults).toHaveLength(faults + 1);
      expect(shop.server.faults.at(-1)).toMatch(/SyntaxError[\s\S]+ {4}at /);
      expect(shop.server.faults.at(-1)).not.toContain(shop.token);
    }
  });

  proves('error:unknown', 'leaves everything else as it was', async () => {
    expect((await shop.get(`/${chat.id}`, { fields: 'message_count' })).body.message_count).toBe(2);
    const order = 'chronological';
    const { body } = await shop.get(`/${chat.id}/messages`, { order, limit: 0 });
    expect(body.data).toEqual([]);
  });
});
