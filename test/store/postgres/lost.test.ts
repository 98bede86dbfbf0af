import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import type { Store, Transaction } from '../../../src/store/store.ts';
import { troubleOf } from '../../../src/store/trouble.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { Relay } from '../../support/postgres/relay.ts';
import { addTalk, PAGE } from '../talk.ts';
import { talksOf } from '../talks.ts';

const database = await testDatabase();

/** A store whose connections go through a relay that a test cuts. */
async function behindRelay(): Promise<{ store: Store; relay: Relay; schema: string }> {
  const { place, schema } = freshSchema(database as never);
  const url = new URL(place);
  const relay = await Relay.to(url.hostname, Number(url.port));
  url.host = `127.0.0.1:${relay.port}`;
  const store = await openStore(url.href);
  onTestFinished(async () => {
    await relay.close();
    await store.close();
  });
  return { store, relay, schema };
}

/** Adds a person, and does something before the transaction ends. */
const adding = (id: string, meanwhile: () => unknown) => async (tx: Transaction) => {
  await history(tx, PAGE).addPerson({ id, platform: 'MESSENGER', name: id });
  await meanwhile();
};

const peopleOf = async (store: Store): Promise<string[]> =>
  (await store.page(PAGE).people.after(0, 10)).map(({ id }) => id);

describe.runIf(database)('a connection that is lost', () => {
  it('while nothing is asked is nobody’s trouble', async () => {
    const { store, relay } = await behindRelay();
    await addTalk(store, 'before');
    relay.cut();
    expect(await talksOf(store)).toEqual(['before']);
    await addTalk(store, 'after');
    expect(await talksOf(store)).toEqual(['before', 'after']);
  });

  it('within a transaction has it done again', async () => {
    const { store, relay } = await behindRelay();
    let runs = 0;
    await store.transaction(adding('ada', () => ++runs === 1 && relay.cut()));
    expect(runs).toBe(2);
    expect(await peopleOf(store)).toEqual(['ada']);
  });

  it('while a transaction is committed leaves it, and whoever waits is told that it is there', async () => {
    const { store, relay } = await behindRelay();
    let runs = 0;
    const cutting = adding('ada', () => {
      runs++;
      relay.cutBehind('commit');
    });
    await store.transaction(cutting);
    expect(runs).toBe(1);
    expect(await peopleOf(store)).toEqual(['ada']);
    expect(store.revision(PAGE)).not.toBe(0);
  });

  it('before the commit has come to the server has the transaction done again', async () => {
    const { store, relay } = await behindRelay();
    let runs = 0;
    await store.transaction(adding('ada', () => ++runs === 1 && relay.cutBefore('commit')));
    expect(runs).toBe(2);
    expect(await peopleOf(store)).toEqual(['ada']);
  });

  it('within a change that takes long has it left undone, and says so: half of it may have been told', async () => {
    const { store, relay } = await behindRelay();
    let runs = 0;
    const cutting = adding('ada', () => ++runs === 1 && relay.cutBefore('commit'));
    const failure = await store.transaction(cutting, 'own').catch((error: unknown) => error);
    expect(runs).toBe(1);
    expect(troubleOf(failure)?.what).toBe('cannot be reached: its database does not answer');
    expect(await peopleOf(store)).toEqual([]);
    await store.transaction(
      adding('bob', () => relay.cutBehind('commit')),
      'own',
    );
    expect(await peopleOf(store)).toEqual(['bob']);
  });

  it('for good is a trouble that passes, in a sentence', async () => {
    const { store, relay } = await behindRelay();
    await addTalk(store, 'before');
    store.endPatience();
    await relay.close();
    const failures = await Promise.all(
      [addTalk(store, 'after'), talksOf(store)].map((failing) =>
        failing.catch((error: unknown) => error),
      ),
    );
    for (const failure of failures) {
      expect(troubleOf(failure)).toMatchObject({ passes: true });
      expect(troubleOf(failure)?.what).toBe('cannot be reached: its database does not answer');
    }
  });

  it('that the server ends, as its administrator may, has everything asked again', async () => {
    const { store, schema } = await behindRelay();
    let runs = 0;
    const ending = adding('ada', async () => {
      if (++runs > 1) return;
      await database?.ask(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where state = 'idle in transaction' and query like $1`,
        [`%"${schema}"%`],
      );
    });
    await store.transaction(ending);
    expect(runs).toBe(2);
    expect(await peopleOf(store)).toEqual(['ada']);
  });
});
