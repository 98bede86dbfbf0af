import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import type { Store } from '../../../src/store/store.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { addTalk, PAGE } from '../talk.ts';
import { startWriter } from '../talks.ts';

const database = await testDatabase();

async function opened(place: string): Promise<Store> {
  const store = await openStore(place);
  onTestFinished(() => store.close());
  return store;
}

/** What a store reads of the Page through what it keeps in memory. */
const keptNames = async (store: Store): Promise<string[]> =>
  (await store.page(PAGE).people.after(0, 100)).map(({ name }) => name);

describe.runIf(database)('another process', () => {
  if (!database) return;

  it('has what it writes seen by those that keep something in memory', async () => {
    const { place } = freshSchema(database);
    const [one, other] = await Promise.all([opened(place), opened(place)]);
    await addTalk(one, 'first');
    await expect.poll(() => keptNames(other)).toEqual(['first']);
    const before = [other.revision(PAGE), other.generation()];
    await addTalk(one, 'second');
    await one.transaction((tx) => tx.directory.settings.put('color', 'red'));
    await expect.poll(() => keptNames(other)).toEqual(['first', 'second']);
    await expect.poll(() => other.generation()).not.toBe(before[1]);
    expect(other.revision(PAGE)).not.toBe(before[0]);
  });

  it('has its events told of by those that deliver them', async () => {
    const { place } = freshSchema(database);
    const store = await opened(place);
    const told: number[] = [];
    store.onDurable((events) => told.push(...[...events].flat()));
    const writer = await startWriter(place, 'theirs', 3);
    writer.begin();
    await writer.ended;
    await expect.poll(() => told.slice(-2)).toEqual([PAGE, 3]);
  });

  it('is heard again after the connection for that was lost, and nothing kept meanwhile', async () => {
    const { place, schema } = freshSchema(database);
    const [one, other] = await Promise.all([opened(place), opened(place)]);
    await addTalk(one, 'first');
    await expect.poll(() => keptNames(other)).toEqual(['first']);
    const before = other.revision(PAGE);
    await database.ask('select pg_terminate_backend(pid) from pg_stat_activity where query = $1', [
      `listen "convograph:${schema}"`,
    ]);
    await addTalk(one, 'second');
    await expect.poll(() => keptNames(other)).toEqual(['first', 'second']);
    // While nothing is heard no number is given twice.
    const given = () => new Set([other.revision(PAGE), other.revision(PAGE)]);
    await expect.poll(() => given().size).toBe(1);
    expect(other.revision(PAGE)).not.toBe(before);
    await addTalk(one, 'third');
    await expect.poll(() => keptNames(other)).toEqual(['first', 'second', 'third']);
  });
});
