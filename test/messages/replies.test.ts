import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/store/page/platform.ts';
import { proves } from '../support/proves.ts';
import { type Json, type Said, sharedWorld } from '../support/world.ts';

const MINUTE = 60_000;

const shop = await sharedWorld();

/** The `extra` of a reply to what was said so many minutes ago. */
const replyTo = (ago: number): NonNullable<Said['extra']> => ({
  replyTo: { created: shop.server.clock.now() - ago * MINUTE, tie: 0 },
});

/** `reply_to` of the newest message of a conversation, with the ids of all, newest first. */
async function newest(platform: Platform, said: readonly Said[], fields = 'reply_to') {
  const chat = await shop.conversation({ platform, said });
  const [id, ...older] = await shop.messageIds(chat);
  const { body } = await shop.get(`/${id}`, { fields });
  return { reply: body.reply_to as Json, older };
}

describe('reply_to', () => {
  for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
    proves(
      ['Message.reply_to', 'MessageReply', 'MessageReply.mid', 'MessageReply.is_self_reply'],
      `names the message that is answered, on ${platform}`,
      async () => {
        const said = [
          { ago: 5, text: 'Is it open?' },
          { ago: 4, text: 'Today?' },
          { ago: 3, by: 'page', text: 'It is.', extra: replyTo(5) },
        ] as const;
        const { reply, older } = await newest(platform, said);
        expect(reply).toEqual({ mid: older[1], is_self_reply: false });
        const { body } = await shop.get(`/${reply.mid}`, { fields: 'message' });
        expect(body.message).toBe('Is it open?');
      },
    );
  }

  proves('MessageReply.is_self_reply', 'tells when somebody answers himself', async () => {
    const own = [{ ago: 5 }, { ago: 3, extra: replyTo(5) }];
    expect((await newest('MESSENGER', own)).reply.is_self_reply).toBe(true);
    const pages = [
      { ago: 5, by: 'page' },
      { ago: 3, by: 'page', extra: replyTo(5) },
    ] as const;
    expect((await newest('MESSENGER', pages)).reply.is_self_reply).toBe(true);
  });

  it('is absent from what answers nothing', async () => {
    expect((await newest('MESSENGER', [{ ago: 5 }, { ago: 3 }])).reply).toBeUndefined();
  });

  it('is absent where the message answered was deleted, or is not here', async () => {
    const deleted = [
      { ago: 5, flags: 1 },
      { ago: 3, extra: replyTo(5) },
    ];
    expect((await newest('MESSENGER', deleted)).reply).toBeUndefined();
    expect((await newest('MESSENGER', [{ ago: 3, extra: replyTo(5) }])).reply).toBeUndefined();
  });

  it('answers only the parts asked for', async () => {
    const said = [{ ago: 5 }, { ago: 3, extra: replyTo(5) }];
    const { reply } = await newest('MESSENGER', said, 'reply_to{is_self_reply}');
    expect(reply).toEqual({ is_self_reply: true });
  });
});
