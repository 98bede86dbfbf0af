import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemScheduler } from '../../../src/base/scheduler.ts';
import { openStore } from '../../../src/house/store-engine.ts';
import { postgresPlace, withDirect } from '../../../src/store/postgres/place.ts';
import type { Store } from '../../../src/store/store.ts';
import { sentenceOf, troubleOf } from '../../../src/store/trouble.ts';
import { freshSchema, placeWith, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { startPooler } from '../../support/postgres/pooler.ts';
import { poolerUrl } from '../../support/postgres/postgres.ts';
import { addTalk, PAGE } from '../talk.ts';
import { talksOf } from '../talks.ts';

const database = await testDatabase();
const pooler = await poolerUrl();

/** Time in which nothing comes round: whoever looks now and then does not. */
const STILL = { ...systemScheduler, after: () => () => undefined };

async function opened(place: string, scheduler = systemScheduler): Promise<Store> {
  const store = await openStore(place, scheduler);
  onTestFinished(() => store.close());
  return store;
}

const namesIn = async (store: Store): Promise<string[]> =>
  (await store.page(PAGE).people.after(0, 100)).map(({ name }) => name);

const refusedIn = async (opening: Promise<unknown>): Promise<string> => {
  const error = await opening.catch((error: unknown) => error);
  const trouble = troubleOf(error);
  return trouble ? sentenceOf(trouble) : String(error);
};

describe.runIf(database && pooler)('a store behind a pooler that shares sessions', () => {
  if (!database || !pooler) return;

  /** A place of a new store, as it is reached through the pooler and past it. */
  function places() {
    const { place, schema } = freshSchema(database as never);
    const pooled = placeWith(place, { pooler: 'transaction' }, pooler);
    return { place, schema, pooled, unsaid: placeWith(place, {}, pooler) };
  }

  /** The address of a pooler that lets whoever comes begin as he likes, and forgets that. */
  async function lenientPooler(place: string, robin: '0' | '1'): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'convograph-pooler-'));
    chmodSync(folder, 0o711);
    const started = await startPooler(folder, (database as never as { url: string }).url, {
      ignore_startup_parameters: 'statement_timeout,idle_in_transaction_session_timeout',
      server_round_robin: robin,
    });
    onTestFinished(async () => {
      started?.server.kill('SIGTERM');
      if (started && started.server.exitCode === null) await once(started.server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    });
    return placeWith(place, {}, started?.url);
  }

  it('is made, written by many at once, and read whole', async () => {
    const { pooled } = places();
    const store = await opened(pooled);
    expect(store.notice).toBeUndefined();
    const names = Array.from({ length: 20 }, (_, i) => `talk-${i}`);
    await Promise.all(names.map((name) => addTalk(store, name)));
    expect((await talksOf(store)).sort()).toEqual(names.sort());
    const read = await store.snapshot(async (snapshot) => {
      const before = await snapshot.page(PAGE).people.after(0, 100);
      await addTalk(store, 'meanwhile');
      return [before.length, (await snapshot.page(PAGE).people.after(0, 100)).length];
    });
    expect(read).toEqual([20, 20]);
  });

  it('has it seen within moments what other processes change, and its own changes heard by those that listen', async () => {
    const { place, pooled } = places();
    const [one, other] = await Promise.all([opened(pooled), opened(place, STILL)]);
    await addTalk(other, 'first');
    await expect.poll(() => namesIn(one)).toEqual(['first']);
    const told: number[] = [];
    one.onDurable((events) => told.push(...[...events].flat()));
    await addTalk(other, 'second');
    await expect.poll(() => namesIn(one)).toEqual(['first', 'second']);
    await expect.poll(() => told.slice(-2)).toEqual([PAGE, 2]);
    await addTalk(one, 'third');
    await expect.poll(() => namesIn(other)).toEqual(['first', 'second', 'third']);
  });

  it('hears of them at a second address, where it looks for nothing', async () => {
    const { place, pooled } = places();
    const direct = new URL(place);
    direct.search = '';
    const [one, other] = await Promise.all([
      opened(withDirect(pooled, direct.href), STILL),
      opened(place),
    ]);
    expect(one.notice).toBeUndefined();
    expect(await namesIn(one)).toEqual([]);
    await addTalk(other, 'first');
    await expect.poll(() => namesIn(one)).toEqual(['first']);
  });

  it('is refused in a sentence where the address does not say so', async () => {
    expect(await refusedIn(openStore(places().unsaid))).toContain(
      'add ?pooler=transaction to the address of --store',
    );
  });

  it('is served all the same where nobody refuses, and it is said that nothing is heard', async () => {
    const { place } = places();
    // Each takes the session that was given back last, where it listens still.
    const store = await opened(await lenientPooler(place, '0'));
    expect(store.notice).toContain('Say ?pooler=transaction in the address of --store');
    await Promise.all(['first', 'second', 'third'].map((name) => addTalk(store, name)));
    expect(await talksOf(store)).toHaveLength(3);
    const other = await opened(place);
    await addTalk(other, 'fourth');
    await expect.poll(() => namesIn(store)).toHaveLength(4);
  });

  it('says so where a session is not the one that a statement was named in', async () => {
    const { place } = places();
    const direct = new URL(place);
    direct.search = '';
    const store = await opened(withDirect(await lenientPooler(place, '1'), direct.href));
    const adding = (async () => {
      for (const name of ['first', 'second', 'third']) await addTalk(store, name);
    })();
    expect(await refusedIn(adding)).toContain('add ?pooler=transaction to the address of --store');
  });

  it('says so where the second address leads to a pooler, too', async () => {
    const { pooled } = places();
    const store = await opened(withDirect(pooled, pooler));
    expect(store.notice).toContain('Nothing is heard at the address that --store-direct names');
  });

  it('says in a sentence which of two addresses does not answer, and who is not let in', async () => {
    const { pooled } = places();
    expect(await refusedIn(openStore(withDirect(pooled, 'postgres://127.0.0.1:1')))).toContain(
      'at the address that --store-direct names, see that PostgreSQL runs',
    );
    const wrong = new URL(pooled);
    wrong.password = 'not-the-secret';
    expect(await refusedIn(openStore(wrong.href))).toContain('is not for this user');
    wrong.href = pooled;
    wrong.pathname = '/nowhere';
    expect(await refusedIn(openStore(wrong.href))).toContain('has no database of that name');
    expect(postgresPlace(withDirect(pooled, 'postgres://ada:s@db')).shown).not.toContain('ada');
  });
});
