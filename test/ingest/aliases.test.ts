import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { e2ee, fb } from './support/threads.ts';

type It = Awaited<ReturnType<typeof archiveWorld>>;
type Said = readonly (readonly [sender: string, text: string, second: number])[];

const SHOP = 'Corner Shop';
const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);

/** An encrypted download: a thread of Ada's for each list. */
const encrypted = (threads: Readonly<Record<string, Said>>) =>
  Object.fromEntries(
    Object.entries(threads).map(([name, said]) => [
      `messages/${name}.json`,
      e2ee(
        ['Ada', SHOP],
        said.map(([sender, text, second]) => [sender, text, {}, second] as const),
      ),
    ]),
  );
const cutover = (name: string, said: Said) => ({
  [`messages/e2ee_cutover/${name}/message_1.json`]: fb(
    ['Ada', SHOP],
    said.map(([sender, text, second]) => [sender, text, {}, second] as const),
  ),
});

/** Every id that is given out now, with what its bearer says. */
async function idsOf(it: It): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const conversation of await it.conversations()) {
    ids.set(conversation.id, 'a conversation');
    for (const { id, message, from } of conversation.messages) {
      ids.set(id, message);
      if (from) ids.set(from.id, from.name);
    }
  }
  return ids;
}

/** Whether ids still lead to what they led to, under the ids of now. */
async function expectAnswers(it: It, ids: ReadonlyMap<string, string>): Promise<void> {
  const now = await idsOf(it);
  for (const [id, said] of ids) {
    if (id === it.w.page.id) continue;
    const fields =
      said === 'a conversation' ? 'id' : id.startsWith('m_') ? 'id,message' : 'id,name';
    const { status, body } = await it.w.get(`/${id}`, { fields });
    expect([status, body.message ?? body.name ?? 'a conversation']).toEqual([200, said]);
    expect(now.get(body.id)).toBe(said);
  }
}

describe('two conversations that turn out to be one', () => {
  const one = encrypted({
    Ada_1: [
      ['Ada', 'first', 0],
      [SHOP, 'third', 10],
    ],
  });
  const two = encrypted({
    Ada_4: [
      ['Ada', 'second', 5],
      [SHOP, 'fourth', 15],
    ],
  });
  const both = encrypted({
    Ada_2: [
      ['Ada', 'first', 0],
      ['Ada', 'second', 5],
      [SHOP, 'third', 10],
      [SHOP, 'fourth', 15],
    ],
  });

  it('become one, and every id leads there', async () => {
    await using it = await archiveWorld();
    await it.load(await it.save(one));
    await it.load(await it.save(two));
    expect(await it.conversations()).toHaveLength(2);
    const ids = await idsOf(it);
    await it.load(await it.save(both));
    const all = await it.conversations();
    expect(all.map(texts)).toEqual([['first', 'second', 'third', 'fourth']]);
    expect(all[0]).toMatchObject({ message_count: 4 });
    expect(all[0].participants.data).toHaveLength(2);
    await expectAnswers(it, ids);
  });

  it('answer thread_owner and lists by the id that a person had', async () => {
    await using it = await archiveWorld();
    await it.load(await it.save(one));
    await it.load(await it.save(two));
    const people = [...(await idsOf(it))].filter(([, said]) => said === 'Ada');
    await it.load(await it.save(both));
    expect(people).toHaveLength(2);
    for (const [user_id] of people) {
      const { body } = await it.w.get(`/${it.w.page.id}/conversations`, { user_id });
      expect(body.data).toHaveLength(1);
      const owner = await it.w.get(`/${it.w.page.id}/thread_owner`, { recipient: user_id });
      expect(owner.status).toBe(200);
    }
  });

  it('are the same in any order', async () => {
    const orders = [
      [one, two, both],
      [both, one, two],
      [two, both, one],
    ];
    for (const order of orders) {
      await using it = await archiveWorld();
      for (const files of order) await it.load(await it.save(files));
      const all = await it.conversations();
      expect(all.map(texts)).toEqual([['first', 'second', 'third', 'fourth']]);
    }
  });
});

describe('a conversation that turns out to be two', () => {
  const before = cutover('ada_77', [['Ada', 'before', 0]]);
  const after = encrypted({ Ada_3: [['Ada', 'after', 5]] });
  const other = encrypted({
    Ada_1: [
      ['Ada', 'after', 5],
      ['Ada', 'and after', 6],
    ],
    Ada_2: [['Ada', 'another Ada', 7]],
  });

  it.each([
    ['one after the other', [[before], [after]]],
    ['at once', [[before, after]]],
    ['the later first', [[after], [before]]],
  ])('is parted, and every id leads to its own: %s', async (_, turns) => {
    await using it = await archiveWorld();
    for (const turn of turns) await it.load(await Promise.all(turn.map((files) => it.save(files))));
    expect((await it.conversations()).map(texts)).toEqual([['before', 'after']]);
    const ids = await idsOf(it);
    const { joined, parted } = await it.load(await it.save(other));
    expect(joined.map(({ threads, because }) => [threads, because])).toEqual([
      [['Ada_1', 'Ada_3'], 'shared messages'],
    ]);
    expect(parted).toHaveLength(1);
    expect(parted[0]).toMatchObject({ because: expect.stringContaining('not the only one') });
    const all = await it.conversations();
    expect(all.map(texts).sort()).toEqual([['after', 'and after'], ['another Ada'], ['before']]);
    expect(all.map((c) => c.message_count).sort()).toEqual([1, 1, 2]);
    for (const [id, said] of ids) {
      if (!id.startsWith('m_')) continue;
      const { body } = await it.w.get(`/${id}`, { fields: 'id,message' });
      expect(body.message).toBe(said);
    }
    const again = await it.load(await it.save(other));
    expect(again).toMatchObject({ new_conversations: 0, new_messages: 0 });
    expect((await it.conversations()).map(texts).sort()).toEqual(all.map(texts).sort());
  });
});
