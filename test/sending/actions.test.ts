import { describe, expect, it } from 'vitest';
import { FLAGS } from '../../src/store/page/message.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { errorOf, sender } from './sending.ts';

const w = await sharedWorld();
const { send } = sender(w);

const act = (id: string, sender_action: string, rest: object = {}) =>
  send({ recipient: { id }, sender_action, ...rest });

describe('a sender action', () => {
  proves('POST Page/messages?sender_action', 'is answered with the recipient alone', async () => {
    const chat = await w.conversation();
    for (const action of ['typing_on', 'TYPING_OFF', 'mark_seen']) {
      const { status, body } = await act(chat.person.id, action);
      expect([status, body]).toEqual([200, { recipient_id: chat.person.id }]);
    }
    expect(await w.messageIds(chat)).toHaveLength(1);
  });

  proves('error:messageAndAction', 'does not go with a message', async () => {
    const { person } = await w.conversation();
    expect(errorOf(await act(person.id, 'typing_on', { message: { text: 'Hi' } }))).toEqual({
      ...{ status: 400, type: 'OAuthException', code: 100, error_subcode: 2018014 },
      message: '(#100) Cannot send both message and state at the same time.',
    });
  });

  it('marks what the person wrote as read', async () => {
    const said = [{ text: 'one', flags: FLAGS.read }, { text: 'two' }, { text: 'three' }];
    const chat = await w.conversation({ said });
    const unread = async () => (await w.get(`/${chat.id}`, { fields: 'unread_count' })).body;
    expect((await unread()).unread_count).toBe(2);
    await act(chat.person.id, 'mark_seen');
    expect((await unread()).unread_count).toBe(0);
    const { body } = await w.get(`/${chat.id}/messages`, { fields: 'tags{name}' });
    for (const { tags } of body.data) expect(tags.data).toContainEqual({ name: 'read' });
    const log = w.server.store.page(w.page.no).log;
    const { events } = await log.after(0, 1_000, ['read']);
    expect(events.at(-1)?.body).toMatchObject({ conversation: chat.no, person: 0 });
    await act(chat.person.id, 'mark_seen');
    expect((await log.after(0, 1_000, ['read'])).events).toHaveLength(events.length);
  });
});

describe('a reaction of the Page', () => {
  const reacted = async (id: string) =>
    (await w.get(`/${id}`, { fields: 'reactions' })).body.reactions?.data;

  proves('POST Page/messages?payload', 'stands at the message, one at a time', async () => {
    const chat = await w.conversation();
    const [message_id = ''] = await w.messageIds(chat);
    const react = (reaction: string) =>
      act(chat.person.id, 'react', { payload: { message_id, reaction } });
    expect((await react('love')).body).toEqual({ recipient_id: chat.person.id });
    expect(await reacted(message_id)).toEqual([
      { reaction: '❤', users: [expect.objectContaining({ id: w.page.id })] },
    ]);
    await react('🎉');
    expect((await reacted(message_id)).map((each: { reaction: string }) => each.reaction)).toEqual([
      '🎉',
    ]);
    await act(chat.person.id, 'unreact', { payload: { message_id } });
    expect(await reacted(message_id)).toBeUndefined();
  });

  proves('error:senderActionFailed', 'needs a message of that conversation', async () => {
    const [chat, other] = [await w.conversation(), await w.conversation()];
    const [message_id] = await w.messageIds(other);
    for (const payload of [{ message_id, reaction: 'love' }, { message_id: 'm_x' }]) {
      expect(errorOf(await act(chat.person.id, 'react', { payload }))).toEqual({
        ...{ status: 400, type: 'OAuthException', code: 100, error_subcode: 2018048 },
        message: '(#100) Sender action failed',
      });
    }
  });

  it('is an emoji or a word for one on Messenger, of own messages too', async () => {
    const chat = await w.conversation({ said: [{ text: 'Hi' }, { by: 'page', text: 'Hello' }] });
    const [message_id = ''] = await w.messageIds(chat);
    const react = (reaction: string) =>
      act(chat.person.id, 'react', { payload: { message_id, reaction } });
    const given = [
      ['wow', '😮'],
      ['❤️', '❤️'],
      ['👍🏽', '👍🏽'],
      ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
      ['🇰🇪', '🇰🇪'],
      ['1️⃣', '1️⃣'],
    ] as const;
    for (const [reaction, emoji] of given) {
      expect((await react(reaction)).status, reaction).toBe(200);
      expect((await reacted(message_id))[0].reaction).toBe(emoji);
    }
    for (const reaction of ['other', 'bravo', '1', '👍👍', 'привет', '\u{fe0f}', '👍'.repeat(99)]) {
      expect(errorOf(await react(reaction)), reaction).toMatchObject({ error_subcode: 2018048 });
    }
    expect((await reacted(message_id))[0].reaction).toBe('1️⃣');
  });

  it('is love on Instagram', async () => {
    const chat = await w.conversation({ platform: 'INSTAGRAM' });
    const [message_id = ''] = await w.messageIds(chat);
    const react = (reaction?: string) =>
      act(chat.person.id, 'react', { payload: { message_id, reaction } });
    expect((await react('wow')).body.error.message).toBe(
      '(#100) Param payload[reaction] must be one of {love} - got "wow".',
    );
    expect((await react()).body.error.message).toContain('payload[reaction] is required');
    expect((await react('love')).status).toBe(200);
  });
});
