import { describe, expect, it } from 'vitest';
import { mergeConversations, splitConversation } from '../../src/ingest/mend.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { e2ee, fb } from './support/threads.ts';

type It = Awaited<ReturnType<typeof archiveWorld>>;

const SHOP = 'Corner Shop';
const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);

/** Two threads with Ada that no evidence makes one, with messages of the same time. */
const ada = (...more: string[]) => ({
  'messages/inbox/ada_1/message_1.json': fb(
    ['Ada', SHOP],
    [
      ['Ada', 'one'],
      [SHOP, 'two'],
      ['Ada', 'same', {}, 5],
      ...more.map((text, i) => ['Ada', text, {}, 20 + i] as const),
    ],
  ),
});
const adaToo = (...more: string[]) => ({
  'messages/inbox/adatoo_2/message_1.json': fb(
    ['Ada Too', SHOP],
    [
      ['Ada Too', 'three', {}, 1],
      [SHOP, 'four', {}, 2],
      ...more.map((text, i) => ['Ada Too', text, {}, 21 + i] as const),
    ],
  ),
});

/** Everything that is there, by its ids. */
const standing = async (it: It) =>
  (await it.conversations()).map(({ id, message_count, participants, messages }) => ({
    ...{ id, message_count },
    people: participants.data,
    messages: messages.map((one: Json) => [one.id, one.message, one.from.id]),
  }));

async function twoOf(it: It) {
  await it.load(await it.save({ ...ada(), ...adaToo() }));
  const [one, other] = [await it.idOf('ada_1'), await it.idOf('adatoo_2')];
  return [one as string, other as string] as const;
}

describe('merging by hand', () => {
  it('makes one of two, with all of their messages, and every id answers', async () => {
    await using it = await archiveWorld();
    const ids = await twoOf(it);
    const before = await standing(it);
    const merged = await mergeConversations(it.w.server, ids);
    expect(merged).toBe(ids[0]);
    const [only, ...more] = await it.conversations();
    expect(more).toEqual([]);
    expect(texts(only)).toEqual(['one', 'two', 'three', 'four', 'same']);
    expect(only).toMatchObject({ id: merged, message_count: 5 });
    for (const { id, messages } of before) {
      expect((await it.w.get(`/${id}`, { fields: 'id' })).body.id).toBe(merged);
      for (const [message, text] of messages) {
        const { body } = await it.w.get(`/${message}`, { fields: 'message' });
        expect(body.message).toBe(text);
      }
    }
  });

  it('is undone by a split, which gives back the same ids', async () => {
    await using it = await archiveWorld();
    const ids = await twoOf(it);
    const before = await standing(it);
    for (let turn = 0; turn < 2; turn++) {
      await mergeConversations(it.w.server, [ids[1], ids[0]]);
      const during = await standing(it);
      expect((await splitConversation(it.w.server, ids[0])).sort()).toEqual([...ids].sort());
      expect(await standing(it)).toEqual(before);
      for (const [message, text] of during.flatMap(({ messages }) => messages)) {
        const { body } = await it.w.get(`/${message}`, { fields: 'message' });
        expect(body.message).toBe(text);
      }
    }
  });

  it('outlives every later import, and so does the split', async () => {
    await using it = await archiveWorld();
    const ids = await twoOf(it);
    await mergeConversations(it.w.server, ids);
    await it.load(await it.save({ ...ada('five', 'six'), ...adaToo('seven') }));
    const [only, ...more] = await it.conversations();
    expect(more).toEqual([]);
    expect(texts(only)).toEqual([
      ...['one', 'two', 'three', 'four', 'same', 'five', 'six', 'seven'],
    ]);
    expect(only.message_count).toBe(8);
    await splitConversation(it.w.server, ids[1]);
    const after = await it.conversations();
    expect(after.map(texts).sort()).toEqual([
      ['one', 'two', 'same', 'five', 'six'],
      ['three', 'four', 'seven'],
    ]);
    await it.load(await it.save({ ...ada('five', 'six', 'eight'), ...adaToo('seven') }));
    expect((await it.conversations()).map((c) => c.message_count).sort()).toEqual([3, 6]);
  });

  it('keeps a message that both hold once, and gives it back to both', async () => {
    await using it = await archiveWorld();
    const ids = await twoOf(it);
    const shared = fb(['Ada', SHOP], [[SHOP, 'four', {}, 2]]);
    await it.load(await it.save({ 'messages/inbox/ada_1/message_1.json': shared }));
    const before = await standing(it);
    await mergeConversations(it.w.server, ids);
    const [only] = await it.conversations();
    expect(texts(only).filter((text) => text === 'four')).toHaveLength(1);
    await splitConversation(it.w.server, ids[0]);
    expect(await standing(it)).toEqual(before);
  });

  it('may be done with three, one into the other, and is undone at once', async () => {
    await using it = await archiveWorld();
    const path = 'messages/inbox/adathree_3/message_1.json';
    const third = fb(
      ['Ada', SHOP],
      [
        ['Ada', 'nine', {}, 1],
        [SHOP, 'two'],
        ['Ada', 'ten', {}, 3],
      ],
    );
    await it.load(await it.save({ ...ada(), ...adaToo(), [path]: third }));
    const before = await standing(it);
    const ids = await Promise.all(['ada_1', 'adatoo_2', 'adathree_3'].map((name) => it.idOf(name)));
    const [one = '', two = '', three = ''] = ids as string[];
    await mergeConversations(it.w.server, [two, three]);
    await mergeConversations(it.w.server, [one, two]);
    const during = await standing(it);
    expect(during).toHaveLength(1);
    expect(during[0]?.message_count).toBe(7);
    expect((await splitConversation(it.w.server, three)).sort()).toEqual([one, two, three].sort());
    expect(await standing(it)).toEqual(before);
    for (const [message, text] of during.flatMap(({ messages }) => messages)) {
      const { body } = await it.w.get(`/${message}`, { fields: 'message' });
      expect(body.message).toBe(text);
    }
  });

  it.each([
    [
      'two of one name, numbered anew',
      (number: number, ...more: number[]) => ({
        [`messages/Ada_${number}.json`]: e2ee(
          ['Ada', SHOP],
          [0, 6, ...more].map((second) => ['Ada', `x${second}`, {}, second]),
        ),
      }),
      (number: number, ...more: number[]) => ({
        [`messages/Ada_${number}.json`]: e2ee(
          ['Ada', SHOP],
          [3, 11, ...more].map((second) => ['Ada', `y${second}`, {}, second]),
        ),
      }),
      [3, 3],
    ],
    [
      'somebody and a group of hers',
      (_: number, ...more: number[]) => ada(...more.map(String)),
      (_: number, ...more: number[]) => ({
        'messages/inbox/trip_9/message_1.json': fb(
          ['Ada', 'Bo', SHOP],
          [2, 6, ...more].map((second) => ['Bo', `y${second}`, {}, second]),
        ),
      }),
      [3, 4],
    ],
  ])('outlives newer downloads of both, and is undone after: %s', async (_, one, other, counts) => {
    await using it = await archiveWorld();
    for (const files of [one(1), other(2)]) await it.load(await it.save(files));
    const ids = (await it.conversations()).map(({ id }) => id) as [string, string];
    await mergeConversations(it.w.server, ids);
    for (const files of [one(3, 20), other(4, 21)]) {
      const { joined } = await it.load(await it.save(files));
      expect(joined?.map(({ because }) => because)).toEqual([expect.not.stringMatching('hand')]);
      expect(await it.conversations()).toHaveLength(1);
    }
    expect((await splitConversation(it.w.server, ids[0])).sort()).toEqual([...ids].sort());
    expect((await it.conversations()).map((c) => c.message_count).sort()).toEqual(counts);
  });

  it('keeps the ids of Instagram answering', async () => {
    await using it = await archiveWorld();
    const thread = (name: string) =>
      `your_instagram_activity/messages/inbox/${name}/message_1.json`;
    await it.load(
      await it.save({
        [thread('ada_1')]: fb(
          ['ada', SHOP],
          [
            ['ada', 'one'],
            ['ada', 'both', {}, 5],
          ],
        ),
        [thread('bo_2')]: fb(
          ['bo', SHOP],
          [
            ['bo', 'two', {}, 5],
            ['bo', 'three', {}, 6],
          ],
        ),
      }),
    );
    const before = await standing(it);
    const [one = '', other = ''] = before.map(({ id }) => id);
    await mergeConversations(it.w.server, [one, other]);
    const [only] = await it.conversations();
    expect(texts(only)).toEqual(expect.arrayContaining(['one', 'both', 'two', 'three']));
    for (const { id, messages } of before) {
      expect((await it.w.get(`/${id}`, { fields: 'id' })).body.id).toBe(only.id);
      for (const [message, text] of messages) {
        const { body } = await it.w.get(`/${message}`, { fields: 'id,message' });
        expect(body.message).toBe(text);
        expect(only.messages.map((each: Json) => each.id)).toContain(body.id);
      }
    }
    await splitConversation(it.w.server, only.id);
    expect(await standing(it)).toEqual(before);
  });

  it.each([
    ['itself', (ids: readonly string[]) => [ids[0], ids[0]]],
    ['one that is not there', (ids: readonly string[]) => [ids[0], 't_1']],
  ])('refuses %s', async (_, pair) => {
    await using it = await archiveWorld();
    const [one = '', other = ''] = pair(await twoOf(it));
    await expect(mergeConversations(it.w.server, [one, other])).rejects.toThrow(/are one|there is/);
  });
});

describe('splitting by hand', () => {
  const parts = [
    { 'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], [['Ada', 'one']]) },
    { 'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], [['Ada', 'two', {}, 9]]) },
  ];

  it('parts what an import took for one, and no later import joins it again', async () => {
    await using it = await archiveWorld();
    for (const files of parts) await it.load(await it.save(files));
    const [only] = await it.conversations();
    expect(texts(only)).toEqual(['one', 'two']);
    expect(await splitConversation(it.w.server, only.id)).toHaveLength(2);
    expect((await it.conversations()).map(texts).sort()).toEqual([['one'], ['two']]);
    for (const files of parts) await it.load(await it.save(files));
    expect((await it.conversations()).map(texts).sort()).toEqual([['one'], ['two']]);
    for (const [i, { id }] of only.messages.entries()) {
      const { body } = await it.w.get(`/${id}`, { fields: 'message' });
      expect(body.message).toBe(texts(only)[i]);
    }
  });

  it('says why it cannot', async () => {
    await using it = await archiveWorld();
    const [one] = await twoOf(it);
    await expect(splitConversation(it.w.server, one)).rejects.toThrow(
      'it holds one thread of one download, and cannot be told apart',
    );
  });
});
