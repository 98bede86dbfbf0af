import { describe, expect, it } from 'vitest';
import { recordPage } from '../../src/store/page/commands/record-page.ts';
import { proves } from '../support/proves.ts';
import { type ConversationSpec, type Json, type Said, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

/** A conversation with one message; what it answers for some fields, by the message's own id. */
async function one(said: Said, fields: string, spec: ConversationSpec = {}) {
  const chat = await shop.conversation({ ...spec, said: [said] });
  const [id = ''] = await shop.messageIds(chat);
  const { status, body } = await shop.get(`/${id}`, { fields });
  expect(status).toBe(200);
  return { id, body, chat, person: chat.person };
}

const named = ({ id, name }: { id: string; name: string }) => ({
  name,
  email: `${id}@facebook.com`,
  id,
});

const ALL =
  'created_time,from,to,message,attachments,shares,sticker,tags,reactions,story,is_unsupported,reply_to';

describe('GET /{message-id}', () => {
  proves(
    ['Message', 'Message.created_time'],
    'answers id and created_time when no fields are asked for',
    async () => {
      for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
        const { id, body } = await one({ text: 'hello', ago: 61 }, '', { platform });
        expect(body).toEqual({ created_time: '2026-05-04T08:59:00+0000', id });
      }
    },
  );

  proves('Message.id', 'answers under an id that is the same whoever names it', async () => {
    const { id, body, chat } = await one({ text: 'hello' }, 'id');
    expect(body).toEqual({ id });
    const nested = await shop.get('/me/conversations', {
      user_id: chat.person.id,
      fields: 'messages{id}',
    });
    expect(nested.body.data[0].messages.data).toEqual([{ id }]);
  });

  it('has nothing but message, people and times where a message is nothing but text', async () => {
    const messenger = await one({ text: 'hello' }, ALL);
    expect(Object.keys(messenger.body)).toEqual([
      'created_time',
      'from',
      'to',
      'message',
      'tags',
      'id',
    ]);
    const instagram = await one({ text: 'hello' }, ALL, { platform: 'INSTAGRAM' });
    expect(Object.keys(instagram.body)).toEqual(['created_time', 'from', 'to', 'message', 'id']);
  });

  it('tells of the same sender what each request asks for', async () => {
    const { id, person } = await one({ text: 'hello' }, 'from');
    const from = async (fields: string) =>
      (await shop.get(`/${id}`, { fields: `from${fields}` })).body.from;
    expect(await from('{name}')).toEqual({ name: person.name, id: person.id });
    expect(await from('{id}')).toEqual({ id: person.id });
    expect(await from('')).toEqual(named(person));
    expect(await from('{email,name}')).toEqual(named(person));
  });

  it('tells of the Page by the name that it has now', async () => {
    const { id } = await one({ by: 'page', text: 'hello' }, 'from');
    const before = (await shop.get(`/${id}`, { fields: 'from{name}' })).body.from;
    const { store } = shop.server;
    const rename = (name: string) =>
      store.transaction((tx) => recordPage(tx, shop.page.id, () => ({ ...shop.page, name }), 0));
    await rename('Another name');
    const after = (await shop.get(`/${id}`, { fields: 'from{name}' })).body.from;
    await rename(shop.page.name);
    expect(before.name).toBe(shop.page.name);
    expect(after).toEqual({ name: 'Another name', id: shop.page.id });
  });

  it('refuses a field that it does not have', async () => {
    const chat = await shop.conversation();
    const [id] = await shop.messageIds(chat);
    const { status, body } = await shop.get(`/${id}`, { fields: 'colour' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (colour) on node type (Message)',
    );
  });

  it('refuses the edges of other nodes', async () => {
    const chat = await shop.conversation();
    const [id] = await shop.messageIds(chat);
    const { status, body } = await shop.get(`/${id}/messages`);
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (messages) on node type (Message)',
    );
  });

  it('cannot be read over a Page that it is not of, though that has one at the same place', async () => {
    for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
      const [mine, theirs] = [await shop.besides(), await shop.besides()];
      const [id] = await mine.messageIds(await mine.conversation({ platform }));
      const [other] = await theirs.messageIds(await theirs.conversation({ platform }));
      expect((await mine.get(`/${id}`)).status).toBe(200);
      expect(other).not.toBe(id);
      const { status, body } = await theirs.get(`/${id}`);
      expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 33]);
    }
  });
});

describe('message', () => {
  proves('Message.message', 'is the text, to the last character', async () => {
    const text = ' "Ça va?" \\ / \u2028 👋🏽\n\tمرحبا ';
    expect((await one({ text }, 'message')).body.message).toBe(text);
  });

  it('is empty when there is no text, and never absent', async () => {
    const extra = { sticker: { id: '1', media: 'a'.repeat(64) } };
    for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
      const { body, chat } = await one({ extra }, 'message', { platform });
      expect(body.message).toBe('');
      const list = await shop.get(`/${chat.id}/messages`, { fields: 'message' });
      expect(list.body.data[0].message).toBe('');
    }
  });
});

describe('from and to', () => {
  proves(['Message.from', 'Message.to'], 'a customer writes to the Page', async () => {
    const { body, person } = await one({ text: 'hello' }, 'from,to');
    expect(body.from).toEqual(named(person));
    expect(body.to).toEqual({ data: [named(shop.page)] });
  });

  proves(['Message.from', 'Message.to'], 'the Page writes to a customer', async () => {
    const { body, person } = await one({ by: 'page', text: 'hello' }, 'from,to');
    expect(body.from).toEqual(named(shop.page));
    expect(body.to).toEqual({ data: [named(person)] });
  });

  it('have usernames in place of names on Instagram', async () => {
    const platform = 'INSTAGRAM';
    const { body, person } = await one({ by: 'page' }, 'from,to', { platform });
    expect(body.from).toEqual({ username: 'corner.shop', id: shop.page.instagramId });
    expect(body.to).toEqual({ data: [{ username: 'ada.okafor', id: person.id }] });
  });

  it('answer only the parts asked for, and id', async () => {
    const { body, person } = await one({}, 'from{name},to{email}');
    expect(body.from).toEqual({ name: 'Ada Okafor', id: person.id });
    expect(body.to.data).toEqual([{ email: `${shop.page.id}@facebook.com`, id: shop.page.id }]);
  });

  it('name everybody else of a group as receivers', async () => {
    const people = [await shop.person('Ada'), await shop.person('Ben'), await shop.person('Cy')];
    const [ada, ben, cy] = people.map(named);
    const asked = await one({ by: people[1] as NonNullable<Said['by']> }, 'from,to', { people });
    expect(asked.body.from).toEqual(ben);
    expect(asked.body.to.data).toEqual([named(shop.page), ada, cy]);
    const answer = await one({ by: 'page' }, 'to', { people });
    expect(answer.body.to.data).toEqual([ada, ben, cy]);
  });

  it('from is absent where nobody knows who wrote', async () => {
    const { body, person } = await one({ by: 'nobody', text: '?' }, 'from,to,message');
    expect(body).not.toHaveProperty('from');
    expect(body.to.data).toEqual([named(shop.page), named(person)]);
    expect(body.message).toBe('?');
  });
});

describe('tags', () => {
  const names = async (said: Said, spec: ConversationSpec = {}): Promise<string[]> => {
    const { body } = await one(said, 'tags', spec);
    return body.tags.data.map(({ name }: Json) => name);
  };

  proves(
    ['Message.tags', 'Tag (message)', 'Tag (message).name'],
    'name folder, state, direction and source on Messenger',
    async () => {
      expect(await names({})).toEqual(['inbox', 'source:chat']);
      expect(await names({ flags: 4 }, { folder: 'page_done' })).toEqual([
        'page_done',
        'read',
        'source:chat',
      ]);
      expect(await names({ by: 'page', extra: { source: 'web' } })).toEqual([
        'inbox',
        'read',
        'sent',
        'source:web',
      ]);
    },
  );

  it('are absent on Instagram', async () => {
    const { body } = await one({ by: 'page' }, 'tags', { platform: 'INSTAGRAM' });
    expect(body).not.toHaveProperty('tags');
  });
});

describe('is_unsupported', () => {
  proves('Message.is_unsupported', 'is true of what the API cannot show, else absent', async () => {
    const platform = 'INSTAGRAM';
    const { body } = await one({ flags: 2 }, 'is_unsupported,message', { platform });
    expect(body).toMatchObject({ is_unsupported: true, message: '' });
    expect((await one({}, 'is_unsupported', { platform })).body).not.toHaveProperty(
      'is_unsupported',
    );
  });

  proves('Message.is_unsupported', 'is on Instagram only', async () => {
    expect((await one({ flags: 2 }, 'is_unsupported')).body).not.toHaveProperty('is_unsupported');
  });
});

describe('sticker', () => {
  proves('Message.sticker', 'is an address that leads to its picture', async () => {
    const media = await shop.server.media.put(Buffer.from('GIF89a a sticker'));
    const { body } = await one({ extra: { sticker: { id: '369', media } } }, 'sticker,message');
    expect(body.message).toBe('');
    expect((await shop.send('GET', body.sticker)).text).toBe('GIF89a a sticker');
  });
});
