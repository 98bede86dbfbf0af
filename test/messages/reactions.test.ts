import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

/** What a message answers to which these have reacted; 0 is the Page. */
async function reactions(
  platform: Platform,
  people: readonly PersonRow[],
  reacted: readonly (readonly [string, number])[],
  fields = 'reactions',
): Promise<Json> {
  const extra = { reactions: reacted.map(([reaction, by]) => ({ reaction, by })) };
  const chat = await shop.conversation({ platform, people, said: [{ text: 'So?', extra }] });
  const [id] = await shop.messageIds(chat);
  return (await shop.get(`/${id}`, { fields })).body.reactions;
}

describe('reactions', () => {
  proves(
    [
      'Message.reactions',
      'MessageReaction',
      'MessageReaction.reaction',
      'MessageReaction.users',
      'User (reaction)',
      'User (reaction).id',
      'User (reaction).name',
    ],
    'on Messenger: each emoji with its users, who have name and id',
    async () => {
      const ada = await shop.person('Ada Okafor');
      const found = await reactions(
        'MESSENGER',
        [ada],
        [
          ['❤', ada.no],
          ['👍', 0],
        ],
      );
      expect(found).toEqual({
        data: [
          { reaction: '❤', users: [{ name: 'Ada Okafor', id: ada.id }] },
          { reaction: '👍', users: [{ name: 'Corner Shop', id: shop.page.id }] },
        ],
      });
    },
  );

  proves(
    ['Message.reactions', 'User (reaction).username'],
    'on Instagram: users have username and id',
    async () => {
      const ada = await shop.person('Ada Okafor', 'INSTAGRAM');
      const found = await reactions(
        'INSTAGRAM',
        [ada],
        [
          ['😂', ada.no],
          ['😂', 0],
        ],
      );
      expect(found).toEqual({
        data: [
          {
            reaction: '😂',
            users: [
              { username: 'ada.okafor', id: ada.id },
              { username: 'corner.shop', id: shop.page.instagramId },
            ],
          },
        ],
      });
    },
  );

  it('gather users by emoji, in order of the first of each', async () => {
    const people = [await shop.person('Ada'), await shop.person('Ben'), await shop.person('Cy')];
    const [ada, ben, cy] = people.map(({ no }) => no) as [number, number, number];
    const found = await reactions('MESSENGER', people, [
      ['❤', ben],
      ['👍', ada],
      ['❤', cy],
    ]);
    expect(
      found.data.map(({ reaction, users }: Json) => [reaction, users.map((u: Json) => u.name)]),
    ).toEqual([
      ['❤', ['Ben', 'Cy']],
      ['👍', ['Ada']],
    ]);
  });

  it('are absent where nobody has reacted', async () => {
    expect(await reactions('MESSENGER', [await shop.person('Ada')], [])).toBeUndefined();
  });

  it('answer only the parts asked for', async () => {
    const ada = await shop.person('Ada');
    const asked = (fields: string) => reactions('MESSENGER', [ada], [['❤', ada.no]], fields);
    expect(await asked('reactions{reaction}')).toEqual({ data: [{ reaction: '❤' }] });
    expect(await asked('reactions{users{id}}')).toEqual({ data: [{ users: [{ id: ada.id }] }] });
  });

  it('of a deleted message show nowhere', async () => {
    const extra = { reactions: [{ reaction: '❤', by: 0 }] };
    const chat = await shop.conversation({ said: [{ text: 'kept' }, { flags: 1, extra }] });
    const { body } = await shop.get(`/${chat.id}`, {
      fields: 'snippet,messages{message,reactions}',
    });
    expect(body.messages.data).toEqual([{ message: 'kept', id: expect.any(String) }]);
    expect(JSON.stringify(body)).not.toContain('❤');
  });
});
