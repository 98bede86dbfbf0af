import { expect, it, onTestFinished } from 'vitest';
import { deletePerson } from '../../src/store/page/commands/delete-person.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { Transaction } from '../../src/store/store.ts';
import { world } from '../support/world.ts';

it('gives no number of a person, a conversation or a thread again, whatever is deleted', async () => {
  const shop = await world();
  onTestFinished(() => shop.close());
  const page = shop.page.no;
  const platform = 'MESSENGER' as const;
  const add = async (tx: Transaction, id: string) => {
    const writer = history(tx, page);
    const person = await writer.addPerson({ id, platform, name: id });
    const place = { platform, folder: 'inbox' } as const;
    const conversation = await writer.addConversation({
      id: `t_${id}`,
      ...place,
      people: [person],
    });
    const thread = await writer.imports.addThread({
      ...{ platform, form: 'dyi', name: id, conversation, section: '', title: '', business: '' },
      ...{
        people: [],
        first: 0,
        last: 0,
        messages: 0,
        beside: [],
        strand: undefined,
        home: undefined,
      },
    });
    return [person, conversation, thread] as const;
  };
  const { store } = shop.server;
  const [person, ...old] = await store.transaction((tx) => add(tx, '1'));
  await store.transaction((tx) => deletePerson(tx, page, person, 0));
  expect(await store.transaction((tx) => add(tx, '2'))).toEqual(
    [person, ...old].map((no) => no + 1),
  );
});

it('gives no number of a conversation again that has become part of another', async () => {
  const shop = await world();
  onTestFinished(() => shop.close());
  const page = shop.page.no;
  const add = (id: string) =>
    shop.server.store.transaction((tx) =>
      history(tx, page).addConversation({ id, platform: 'MESSENGER', folder: 'inbox', people: [] }),
    );
  const [one, other] = [await add('t_1'), await add('t_2')];
  await shop.server.store.transaction(async (tx) => {
    const row = await tx.pageReader(page).conversations.byNo(other);
    if (row) await history(tx, page).mover.foldConversation(row, [], one);
  });
  expect(await add('t_3')).toBe(other + 1);
});
