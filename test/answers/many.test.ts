import { beforeAll, describe, expect, it, vi } from 'vitest';
import { turns } from '../../src/base/turns.ts';
import { Budget } from '../../src/graph/execute/budget.ts';
import { arrayText } from '../../src/graph/execute/text-list.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { Messages } from '../../src/store/page/messages.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';

const PEOPLE = 4_500;

const shop = await sharedWorld();
/** A group of thousands, all of whom reacted to one of its messages. */
let group: Conversation;
let people: PersonRow[];

beforeAll(async () => {
  people = await shop.server.store.transaction(async (tx) => {
    const page = history(tx, shop.page.no);
    for (let i = 0; i < PEOPLE; i++) {
      await page.addPerson({ id: String(7_000_000 + i), platform: 'MESSENGER', name: `P ${i}` });
    }
    return tx.pageReader(shop.page.no).people.after(0, PEOPLE);
  });
  const reactions = people.map(({ no }, i) => ({ reaction: i % 3 ? '❤' : '😀', by: no }));
  group = await shop.conversation({
    people,
    said: [{ text: 'first' }, { text: 'liked', extra: { reactions } }, { text: 'last' }],
  });
});

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('a group of thousands', () => {
  it('lists all who take part, in order, the business last', async () => {
    const small = await shop.conversation();
    const { body } = await shop.get('/me/conversations', { fields: 'participants' });
    const byId = new Map(
      body.data.map((each: { id: string; participants: { data: { id: string }[] } }) => [
        each.id,
        ids(each.participants.data),
      ]),
    );
    expect(byId.get(group.id)).toEqual([...ids(people), shop.page.id]);
    expect(byId.get(small.id)).toEqual([small.person.id, shop.page.id]);
  });

  it('receives a message as a whole, but for its sender', async () => {
    const { body } = await shop.get(`/${group.id}/messages`, { fields: 'to,from' });
    for (const { to, from } of body.data) {
      expect(to.data).toHaveLength(PEOPLE);
      expect(ids(to.data)).not.toContain(from.id);
    }
  });

  it('that is asked for once for each of many messages is refused', async () => {
    await shop.say(group, ...Array.from({ length: 80 }, () => ({ text: 'more' })));
    const { body } = await shop.get(`/${group.id}/messages`, { fields: 'to', limit: 80 });
    expect(body.error.code).toBe(1);
  });
});

it('the control plane lists them all, in order', async () => {
  const { url, controlKey } = shop.server;
  const next = vi.spyOn(turns, 'next');
  const response = await fetch(`${url}/_convograph/v1/pages/${shop.page.id}/people`, {
    headers: { authorization: `Bearer ${controlKey}` },
  });
  const { data } = (await response.json()) as { data: { id: string }[] };
  // One stride a turn, which all long work shares.
  const calls = next.mock.calls.length;
  next.mockRestore();
  expect(calls).toBeGreaterThanOrEqual(PEOPLE / 500);
  expect(ids(data).slice(0, PEOPLE)).toEqual(ids(people));
});

describe('a message with thousands of reactions', () => {
  const expected = (kind: string) => people.filter((_, i) => (i % 3 ? '❤' : '😀') === kind);

  it('tells them all, in a list and by its id', async () => {
    const { body } = await shop.get(`/${group.id}/messages`, { fields: 'message,reactions' });
    const liked = body.data.find((each: { message: string }) => each.message === 'liked');
    const alone = await shop.get(`/${liked.id}`, { fields: 'message,reactions' });
    expect(alone.body).toEqual(liked);
    expect(liked.reactions.data.map((each: { reaction: string }) => each.reaction)).toEqual([
      '😀',
      '❤',
    ]);
    for (const { reaction, users } of liked.reactions.data) {
      expect(ids(users)).toEqual(ids(expected(reaction)));
    }
  });

  it('has its parts fetched and read in turns of their own, however many ask at once', async () => {
    const { body } = await shop.get(`/${group.id}/messages`, { fields: 'message' });
    const liked = body.data.find((each: { message: string }) => each.message === 'liked');
    let granted = 0;
    const { next } = turns;
    // Only what waits for a turn of its own does so now, however slow the machine is.
    const over = vi.spyOn(turns, 'isOver').mockReturnValue(false);
    const waiting = vi.spyOn(turns, 'next').mockImplementation(async () => {
      await next.call(turns);
      granted++;
    });
    const { parse } = JSON;
    const turnsOfParts: number[] = [];
    const parsing = vi.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
      if (text.startsWith('{"reactions"') && text.includes('"by"')) turnsOfParts.push(granted);
      return parse(text, reviver);
    });
    const { partsAt } = Messages.prototype;
    const fetching = vi.spyOn(Messages.prototype, 'partsAt').mockImplementation(function (
      this: Messages,
      ...at
    ) {
      turnsOfParts.push(granted);
      return partsAt.apply(this, at);
    });
    const asked = ['/me/conversations', `/${liked.id}`].flatMap((path) =>
      Array.from({ length: 3 }, () =>
        shop.get(path, { fields: path.startsWith('/me') ? 'messages{reactions}' : 'reactions' }),
      ),
    );
    await Promise.all(asked).finally(() => {
      parsing.mockRestore();
      fetching.mockRestore();
      waiting.mockRestore();
      over.mockRestore();
    });
    expect(turnsOfParts).toHaveLength(2 * asked.length);
    expect(new Set(turnsOfParts).size).toBe(2 * asked.length);
  });

  it('lets others have a turn while it is read', async () => {
    const next = vi.spyOn(turns, 'next');
    await shop.get(`/${group.id}/messages`, { fields: 'reactions,to' });
    await shop.get('/me/conversations', { fields: 'messages{reactions,to},participants' });
    expect(next).toHaveBeenCalled();
    next.mockRestore();
  });
});

describe('many of which nothing is told', () => {
  /** How often others could have a turn while something is read. */
  const chancesIn = async (read: () => Promise<unknown>): Promise<number> => {
    const isOver = vi.spyOn(turns, 'isOver').mockReturnValue(true);
    const next = vi.spyOn(turns, 'next');
    await read();
    const chances = next.mock.calls.length;
    isOver.mockRestore();
    next.mockRestore();
    return chances;
  };
  it.each(['shares', 'attachments', 'reactions'])(
    'let others have turns between one %s of all and the next',
    async (name) => {
      const said = Array.from({ length: 300 }, () => ({ text: 'a' }));
      const thread = await shop.conversation({ said });
      const fields = Array.from({ length: 24 }, (_, i) => `${name}.as(a${i})`).join(',');
      const path = `/${thread.id}/messages`;
      const read = () => shop.get(path, { fields: `id,${fields}`, limit: 300 });
      // 24 times 300 of them, and a chance for every 512.
      expect(await chancesIn(read)).toBeGreaterThan(10);
    },
  );

  it('let others have turns while they are written', () => {
    const isOver = vi.spyOn(turns, 'isOver').mockReturnValue(true);
    const budget = new Budget();
    const nothing = { from: 0, to: 600, textAt: () => '{}', before: 0 };
    expect(arrayText(nothing, budget)).toBe('[]');
    expect(budget.pause()).toBeInstanceOf(Promise);
    isOver.mockRestore();
  });
});
