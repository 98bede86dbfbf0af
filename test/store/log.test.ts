import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import type { NewPage } from '../../src/store/directory/pages.ts';
import type { LogEvent } from '../../src/store/log/log.ts';
import {
  NoConversationError,
  recordMessage,
} from '../../src/store/page/commands/record-message.ts';
import { recordPage } from '../../src/store/page/commands/record-page.ts';
import { recordPerson } from '../../src/store/page/commands/record-person.ts';
import { recordPersonChange } from '../../src/store/page/commands/record-person-change.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { FLAGS } from '../../src/store/page/message.ts';
import { Statement } from '../../src/store/statement.ts';
import type { Store } from '../../src/store/store.ts';
import { addTalk, PAGE } from './talk.ts';

async function opened(): Promise<Store> {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

const all = async (store: Store, page = PAGE): Promise<readonly LogEvent[]> =>
  (await store.page(page).log.after(0, 1_000)).events;

const ada = { id: '1', platform: 'MESSENGER', name: 'Ada' } as const;

describe('a message that comes in or is sent', () => {
  const told = { created: 1_800_000_000_000, text: 'hello', flags: FLAGS.read };
  const say = (store: Store, sender: number, conversation = 1) =>
    store.transaction((tx) =>
      recordMessage(tx, PAGE, conversation, ({ messageCount }) => ({
        ...{ ...told, sender, text: `${messageCount} before` },
        extra: { source: 'chat' },
      })),
    );

  it('is written as the rule has it, with its event and counters, and gives its key', async () => {
    const store = await opened();
    await addTalk(store, 'talk');
    const keys = [await say(store, 0), await say(store, 1)];
    expect(keys.map(({ tie }) => tie)).toEqual([0, 1]);
    const page = store.page(PAGE);
    for (const [i, key] of keys.entries()) {
      const row = await page.messages.at(1, key);
      expect(row).toMatchObject({ ...key, sender: i, text: `${5 + i} before`, flags: FLAGS.read });
      expect(row?.extra).toEqual({ source: 'chat' });
    }
    const [, ...events] = await all(store);
    expect(events).toEqual(
      keys.map(({ created, tie }, i) => ({
        ...{ no: 2 + i, at: created, kind: 'message' },
        body: { conversation: 1, created, tie, sender: i },
      })),
    );
    expect(await page.conversations.byNo(1)).toMatchObject({ messageCount: 7, pageSent: true });
  });

  it('is not written, nor told of, where the rule refuses or there is no conversation', async () => {
    const store = await opened();
    await addTalk(store, 'talk');
    const refused = store.transaction((tx) =>
      recordMessage(tx, PAGE, 1, () => {
        throw new RangeError('too late');
      }),
    );
    await expect(refused).rejects.toThrow(RangeError);
    await expect(say(store, 0, 2)).rejects.toThrow(NoConversationError);
    expect(await store.page(PAGE).log.last()).toBe(1);
    expect(await store.page(PAGE).conversations.byNo(1)).toMatchObject({ messageCount: 5 });
  });
});

describe('who gets an event', () => {
  it('is what the rule of the store says, as the transaction of the event sees it', async () => {
    const store = await openStore(':memory:', undefined, undefined, {
      async audience({ page }, { kind, body }) {
        if (kind !== 'message') return undefined;
        const { messageCount } = (await page.conversations.byNo(body.conversation)) ?? {};
        return { 1: { channel: messageCount === 6 ? 'messaging' : 'standby', via: 'page' } };
      },
    });
    onTestFinished(() => store.close());
    await addTalk(store, 'talk');
    await store.transaction((tx) =>
      recordMessage(tx, PAGE, 1, () => ({ created: 1_800_000_000_000, sender: 1, text: 'hi' })),
    );
    expect((await all(store)).map(({ kind, audience }) => [kind, audience])).toEqual([
      ['imported', undefined],
      ['message', { 1: { channel: 'messaging', via: 'page' } }],
    ]);
  });

  it('is nobody where the store has no rule', async () => {
    const store = await opened();
    await store.transaction((tx) => recordPerson(tx, PAGE, ada, 3));
    expect((await all(store)).map(({ audience }) => audience)).toEqual([undefined]);
  });
});

describe('what is changed of a Page and its people', () => {
  const plain: NewPage = {
    ...{ id: '10', name: 'A Page', instagramId: undefined, instagramUsername: undefined },
    ...{ mode: 'archive', limits: 'off', defaultApp: undefined, refuse: undefined, profile: {} },
  };
  const set = (store: Store, changes: object) =>
    store.transaction((tx) =>
      recordPage(tx, '10', (known) => ({ ...(known ?? plain), ...changes }), 7),
    );

  it('is told by names of settings, and not where nothing is another', async () => {
    const store = await opened();
    await set(store, {});
    const before = [store.generation(), store.revision(PAGE)];
    await set(store, { mode: 'archive' });
    expect([store.generation(), store.revision(PAGE)]).toEqual(before);
    await set(store, { mode: 'strict', limits: 'on' });
    expect((await all(store)).slice(1)).toEqual([
      { no: 2, at: 7, kind: 'page', body: { changed: ['mode', 'limits'] } },
    ]);
    expect(await store.directory.pages.byId('10')).toMatchObject({ mode: 'strict', limits: 'on' });
    expect(store.generation()).not.toBe(before[0]);
    expect(store.revision(PAGE)).not.toBe(before[1]);
  });

  it('tells of a person by number, and never what somebody is called', async () => {
    const store = await opened();
    await store.transaction((tx) => recordPerson(tx, PAGE, ada, 3));
    const change = async (name: string) => {
      const [person] = await store.page(PAGE).people.byNos([1]);
      if (!person) throw new Error('nobody');
      return store.transaction((tx) => recordPersonChange(tx, PAGE, person, { name }, 4));
    };
    await change('Ada');
    expect(await change('Bo')).toMatchObject({ name: 'Bo' });
    expect((await store.page(PAGE).people.byId('1'))?.name).toBe('Bo');
    expect(await all(store)).toEqual([
      { no: 1, at: 3, kind: 'person', body: { person: 1, changed: ['id', 'platform', 'name'] } },
      { no: 2, at: 4, kind: 'person', body: { person: 1, changed: ['name'] } },
    ]);
  });
});

describe('the log of a Page', () => {
  it('is read in order, page by page and by kind, each event once', async () => {
    const kinds = ['imported', 'seeded', 'joined'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 2 }))),
        fc.integer({ min: 1, max: 4 }),
        fc.subarray([...kinds]),
        async (happened, limit, wanted) => {
          const store = await openStore(':memory:');
          for (const [at, [kind, page]] of happened.entries()) {
            await store.transaction((tx) => history(tx, page).addEvent(at, kind, {}));
          }
          for (const page of [1, 2]) {
            const { log } = store.page(page);
            const found: LogEvent[] = [];
            let [cursor, more] = [0, true];
            while (more) {
              const read = await log.after(cursor, limit, wanted);
              found.push(...read.events);
              ({ cursor, more } = read);
            }
            const own = happened.flatMap(([kind, of], at) => (of === page ? [{ kind, at }] : []));
            expect(found.map(({ kind, at }) => ({ kind, at }))).toEqual(
              own.filter(({ kind }) => wanted.includes(kind)),
            );
            expect([cursor, await log.last()]).toEqual([own.length, own.length]);
          }
          await store.close();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('goes on counting, whatever of it is given up', async () => {
    const store = await opened();
    const tell = () => store.transaction((tx) => history(tx, PAGE).addEvent(0, 'imported', {}));
    await tell();
    await tell();
    const giveUp = new Statement<object, never>(
      (db) => db.deleteFrom('event'),
      () => undefined as never,
    );
    await store.transaction((tx) => Promise.resolve(tx.rows(PAGE).run(giveUp, {})));
    await tell();
    expect((await all(store)).map(({ no }) => no)).toEqual([3]);
  });

  it('has a cursor for each app, which only whoever has the turn moves, and only on', async () => {
    const store = await opened();
    await addTalk(store, 'talk');
    const move = (app: string, no: number, epoch: number, was: number) =>
      store.transaction((tx) =>
        tx.deliveries(PAGE).cursors.move({ app, no, epoch, ahead: [] }, was),
      );
    const of = (app: string) => store.page(PAGE).deliveries.cursors.of(app);
    expect(await of('7')).toBeUndefined();
    expect(await move('7', 2, 1, 1)).toBe(false);
    await store.transaction(async (tx) => tx.deliveries(PAGE).cursors.begin('7'));
    expect(await move('7', 2, 1, 1)).toBe(true);
    expect(await move('7', 3, 2, 2)).toBe(true);
    expect(await move('7', 9, 1, 3)).toBe(false);
    expect(await move('7', 1, 2, 3)).toBe(false);
    expect(await move('7', 9, 2, 2)).toBe(false);
    expect(await of('7')).toEqual({ app: '7', no: 3, epoch: 2, ahead: [] });
    expect(await of('8')).toBeUndefined();
  });

  it('has an app begin behind what is there, whatever it left behind', async () => {
    const store = await opened();
    await addTalk(store, 'talk');
    const { cursors } = store.page(PAGE).deliveries;
    const say = () =>
      store.transaction((tx) =>
        recordMessage(tx, PAGE, 1, () => ({ created: 1_800_000_000_000, text: 'x', sender: 0 })),
      );
    const begin = () => store.transaction(async (tx) => tx.deliveries(PAGE).cursors.begin('7'));
    await begin();
    expect(await cursors.of('7')).toEqual({ app: '7', no: 1, epoch: 0, ahead: [] });
    await say();
    await begin();
    expect(await cursors.of('7')).toMatchObject({ no: 2 });
  });
});
