import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

const named = ({ id, name }: { id: string; name: string }) => ({
  name,
  email: `${id}@facebook.com`,
  id,
});

async function read(conversation: { id: string }, fields: string): Promise<Json> {
  return (await shop.get(`/${conversation.id}`, { fields })).body;
}

describe('who takes part', () => {
  proves(
    [
      'UnifiedThread.participants',
      'User (participant)',
      'User (participant).id',
      'User (participant).name',
      'User (participant).email',
    ],
    'on Messenger: the customer, then the Page, with name, email and id',
    async () => {
      const chat = await shop.conversation();
      expect((await read(chat, 'participants')).participants).toEqual({
        data: [named(chat.person), named(shop.page)],
      });
    },
  );

  proves(
    ['UnifiedThread.participants', 'User (participant).username'],
    'on Instagram: the customer, then the account, with username and id',
    async () => {
      const dm = await shop.conversation({ platform: 'INSTAGRAM' });
      expect((await read(dm, 'participants')).participants).toEqual({
        data: [
          { username: 'ada.okafor', id: dm.person.id },
          { username: 'corner.shop', id: shop.page.instagramId },
        ],
      });
    },
  );

  it('answers only the parts asked for, and id', async () => {
    const chat = await shop.conversation();
    expect((await read(chat, 'participants{name}')).participants.data).toEqual([
      { name: 'Ada Okafor', id: chat.person.id },
      { name: 'Corner Shop', id: shop.page.id },
    ]);
  });

  proves('UnifiedThread.senders', 'senders are those who have sent a message', async () => {
    const monologue = await shop.conversation();
    expect((await read(monologue, 'senders')).senders.data).toEqual([named(monologue.person)]);
    const outreach = await shop.conversation({ said: [{ by: 'page', text: 'News!' }] });
    expect((await read(outreach, 'senders')).senders.data).toEqual([named(shop.page)]);
    await shop.say(outreach, { text: 'Which?' });
    expect((await read(outreach, 'senders')).senders.data).toEqual([
      named(outreach.person),
      named(shop.page),
    ]);
  });

  it('senders are absent where nobody has sent anything', async () => {
    const silent = await shop.conversation({ said: [] });
    expect(await read(silent, 'senders')).toEqual({ id: silent.id });
  });

  proves(
    'UnifiedThread.former_participants',
    'former_participants are always there, and empty',
    async () => {
      const chat = await shop.conversation();
      const body = await read(chat, 'former_participants');
      expect(body).toEqual({ former_participants: { data: [] }, id: chat.id });
    },
  );
});

describe('a group', () => {
  it('lists its people in order, then the Page', async () => {
    const people = [
      await shop.person('Ada A'),
      await shop.person('Ben B'),
      await shop.person('Cy'),
    ];
    const group = await shop.conversation({ people });
    expect((await read(group, 'participants')).participants.data).toEqual(
      [...people, shop.page].map(named),
    );
  });

  it('has those as senders who have said something', async () => {
    const ben = await shop.person('Ben B');
    const cy = await shop.person('Cy');
    const people = [await shop.person('Ada A'), ben, cy];
    const group = await shop.conversation({ people, said: [{ by: cy }, { by: ben }] });
    expect((await read(group, 'senders')).senders.data).toEqual([ben, cy].map(named));
  });

  it('is found by user_id of each of its people', async () => {
    const people = [await shop.person('Ada A'), await shop.person('Ben B')];
    const group = await shop.conversation({ people });
    for (const person of people) {
      const { body } = await shop.get('/me/conversations', { user_id: person.id });
      expect(body.data.map(({ id }: Json) => id)).toEqual([group.id]);
    }
  });
});

describe('a person with several conversations', () => {
  it('has all of them under user_id, newest update first, in any folder', async () => {
    const ada = await shop.person('Ada Twice');
    const old = await shop.conversation({ people: [ada], folder: 'spam', said: [{ ago: 90 }] });
    const own = await shop.conversation({ people: [ada], said: [{ ago: 10 }] });
    const people = [await shop.person('Ben'), ada];
    const group = await shop.conversation({ people, folder: 'other', said: [{ ago: 50 }] });
    const { body } = await shop.get('/me/conversations', { user_id: ada.id, summary: 'true' });
    expect(body.data.map(({ id }: Json) => id)).toEqual([own.id, group.id, old.id]);
    expect(body.summary).toEqual({ total_count: 3 });
    const pages = await shop.pages('/me/conversations', { user_id: ada.id, limit: 1 });
    expect(pages.flat().map(({ id }) => id)).toEqual([own.id, group.id, old.id]);
  });
});
