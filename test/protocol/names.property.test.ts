import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '../../src/admin/users.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError, nonexisting } from './graph-error.ts';

/** Names that nobody has ever given a field: clients mistype, and invent. */
const madeUp = fc
  .tuple(fc.string({ unit: fc.constantFrom(...'abcxyzABZ019_'), minLength: 1, maxLength: 12 }))
  .map(([text]) => `zq_${text}`);

describe('a name that Meta does not know', () => {
  let shop: World;
  let chat: Conversation;
  let dm: Conversation;
  let messageId: string;
  let user: string;
  beforeAll(async () => {
    shop = await world();
    const picture = await shop.server.media.put(Buffer.from('the photo'));
    const extra = {
      attachments: [{ id: '651', kind: 'image', mime: 'image/jpeg', media: picture }] as const,
      reactions: [{ reaction: '❤', by: 0 }],
      shares: [{ id: '7', link: 'https://shop.example/' }],
    };
    chat = await shop.conversation({ said: [{ text: 'Look', extra }] });
    dm = await shop.conversation({ platform: 'INSTAGRAM', said: [{ text: 'Look', extra }] });
    [messageId = ''] = await shop.messageIds(chat);
    const { id } = await createUser(shop.server, { name: 'Mary Baker' });
    user = await shop.tokenFor({ kind: 'user', userId: id });
  });
  afterAll(() => shop.close());

  /** Where fields are asked for, with the type that the error names. */
  const places = (): readonly (readonly [path: string, fields: string, type: string])[] => [
    ['/me', '@', 'Page'],
    [`/${shop.page.instagramId}`, '@', 'IGUser'],
    [`/${chat.id}`, '@', 'UnifiedThread'],
    [`/${dm.id}`, '@', 'UnifiedThread'],
    [`/${messageId}`, '@', 'Message'],
    [`/${chat.person.id}`, '@', 'User'],
    [`/${shop.app.id}`, '@', 'Application'],
    ['/me/conversations', '@', 'UnifiedThread'],
    [`/${chat.id}/messages`, '@', 'Message'],
    [`/${messageId}/shares`, '@', 'Share'],
    ['/me', 'conversations{@}', 'UnifiedThread'],
    ['/me', 'conversations{messages{id,@}}', 'Message'],
    ['/me', 'picture{@}', 'ProfilePictureSource'],
    ['/me', 'instagram_business_account{@}', 'IGUser'],
    [`/${messageId}`, 'shares{@}', 'Share'],
    [`/${messageId}`, 'reactions{@}', 'MessageReaction'],
    [`/${messageId}`, 'tags{@}', 'Tag'],
    [`/${chat.id}`, 'message_count{@}', 'int'],
  ];

  it('is error 100 on every node and edge', async () => {
    await fc.assert(
      fc.asyncProperty(madeUp, fc.nat(), async (name, n) => {
        const all = places();
        const [path, fields, type] = all[n % all.length] as (typeof all)[number];
        const answer = await shop.get(path, { fields: fields.replace('@', name) });
        expectError(answer, nonexisting(name, type));
      }),
      { numRuns: 60 },
    );
    for (const [path, fields, type] of places()) {
      const answer = await shop.get(path, { fields: fields.replace('@', 'zq_') });
      expectError(answer, nonexisting('zq_', type));
    }
    expectError(
      await shop.get('/me', { access_token: user, fields: 'zq_' }),
      nonexisting('zq_', 'User'),
    );
  });

  it('is dropped within attachments and people, and all else is as without it', async () => {
    const people = ['participants', 'senders', 'former_participants'];
    const within: readonly (readonly [id: string, fields: string])[] = [
      ...[chat.id, dm.id].flatMap((id) => people.map((each) => [id, `${each}{name@}`] as const)),
      [dm.id, 'participants{username@}'],
      [messageId, 'from{name@}'],
      [messageId, 'to{email@}'],
      [messageId, 'reactions{reaction,users{name@}}'],
      [messageId, 'attachments{mime_type@}'],
      [messageId, 'attachments{image_data{url@}}'],
    ];
    const known = ['picture', 'profile_pic', 'profile_picture_url', 'first_name', 'type', 'url2'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...within),
        fc.oneof(madeUp, fc.constantFrom(...known)),
        fc.constantFrom('', '{x}', '{x{y}}', '.limit(1)', '.as(other){id}'),
        async ([id, fields], name, more) => {
          const asked = (text: string) => shop.get(`/${id}`, { fields: fields.replace('@', text) });
          const answer = await asked(`,${name}${more}`);
          expect(answer.status, answer.text).toBe(200);
          expect(answer.body).toEqual((await asked('')).body);
        },
      ),
      { numRuns: 60 },
    );
    // Nothing but what is dropped leaves people their id.
    const { body } = await shop.get(`/${messageId}`, { fields: 'from{picture},to{zq_}' });
    expect(body).toEqual({
      from: { id: chat.person.id },
      to: { data: [{ id: shop.page.id }] },
      id: messageId,
    });
  });
});
