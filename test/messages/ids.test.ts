import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

/** Base64 as Meta writes it: an `A` after every `Z`, and `ZB`, `ZC`, `ZD` for `+`, `/`, `=`. */
const decoded = (text: string): string =>
  Buffer.from(
    text.replace(/Z[A-D]/g, (c) => ({ ZA: 'Z', ZB: '+', ZC: '/' })[c] ?? '='),
    'base64',
  ).toString();

describe('ids of messages', () => {
  proves('Message.id', 'begin with m_ on Messenger and need no encoding in a path', async () => {
    const chat = await shop.conversation({ said: [{}, {}, { by: 'page' }] });
    for (const id of await shop.messageIds(chat)) expect(id).toMatch(/^m_[\w-]{20,}$/);
  });

  proves('Message.id', 'name account, conversation and item on Instagram', async () => {
    const chat = await shop.conversation({ platform: 'INSTAGRAM', said: [{}, { by: 'page' }] });
    const thread = decoded(chat.id).split(':').at(-1);
    for (const id of await shop.messageIds(chat)) {
      expect(id).toMatch(/^aWdfZAG1faXRlb[A-Za-z0-9]+$/);
      expect(decoded(id)).toMatch(
        new RegExp(`^ig_dm_item:1:IGMessageID:${shop.page.instagramId}:${thread}:\\d+$`),
      );
    }
  });

  it('are all different, also for messages of the same millisecond', async () => {
    for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
      const said = Array.from({ length: 30 }, (_, n) => ({ ago: n % 2, text: String(n) }));
      const ids = await shop.messageIds(await shop.conversation({ platform, said }));
      expect(new Set(ids).size).toBe(30);
    }
  });

  it('stay the same when older and newer messages arrive', async () => {
    const chat = await shop.conversation({ said: [{ ago: 5, text: 'a' }] });
    const [id] = await shop.messageIds(chat);
    await shop.say(chat, { ago: 9 }, { ago: 5 }, { ago: 1 });
    expect((await shop.get(`/${id}`, { fields: 'message' })).body).toEqual({ message: 'a', id });
  });

  it.each([
    ['cut', (id: string) => id.slice(0, -1)],
    ['longer', (id: string) => `${id}A`],
    ['of another case', (id: string) => id.slice(0, 5) + id.slice(5).toLowerCase()],
  ])('that are %s name nothing', async (_, change) => {
    for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
      const [id = ''] = await shop.messageIds(await shop.conversation({ platform }));
      expect(change(id)).not.toBe(id);
      const { status, body } = await shop.get(`/${change(id)}`);
      expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 33]);
    }
  });
});
