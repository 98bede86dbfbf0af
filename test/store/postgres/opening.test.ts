import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { migrations } from '../../../src/store/migrations/index.ts';
import { ForeignStoreError, NewerStoreError } from '../../../src/store/opening.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { addTalk } from '../talk.ts';
import { talksOf } from '../talks.ts';

const database = await testDatabase();

describe.runIf(database)('opening a store in PostgreSQL', () => {
  if (!database) return;

  it('makes its schema once, however many open it at the same time', async () => {
    const { place, schema } = freshSchema(database);
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(place)));
    await Promise.all(stores.map((store, i) => addTalk(store, `talk-${i}`)));
    for (const store of stores) {
      expect((await talksOf(store)).sort()).toEqual(stores.map((_, i) => `talk-${i}`));
    }
    await Promise.all(stores.map((store) => store.close()));
    const done = await database.ask(`select name from "${schema}".kysely_migration order by 1`);
    expect(done.map(({ name }) => name)).toEqual(Object.keys(migrations));
  });

  it('keeps stores of one database apart', async () => {
    const places = [freshSchema(database), freshSchema(database)];
    const [one, other] = await Promise.all(places.map(({ place }) => openStore(place)));
    await addTalk(one as never, 'here');
    expect(await talksOf(other as never)).toEqual([]);
    expect(await talksOf(one as never)).toEqual(['here']);
    await Promise.all([one?.close(), other?.close()]);
  });

  it('sorts texts as bytes, whatever the database sorts by', async () => {
    const { place, schema } = freshSchema(database);
    await (await openStore(place)).close();
    const others = await database.ask(
      `select table_name, column_name from information_schema.columns
       where table_schema = $1 and data_type = 'text' and collation_name is distinct from 'C'
         and table_name <> 'kysely_migration'`,
      [schema],
    );
    expect(others).toEqual([]);
  });

  it('is refused when a newer version wrote it, and changes nothing', async () => {
    const { place, schema } = freshSchema(database);
    await (await openStore(place)).close();
    await database.ask(
      `insert into "${schema}".kysely_migration values ('999-later', '2030-01-01')`,
    );
    const opening = openStore(place);
    await expect(opening).rejects.toThrow(NewerStoreError);
    await expect(opening).rejects.toThrow('999-later');
  });

  it('is refused in a schema of another program, which stays as it is', async () => {
    const { place, schema } = freshSchema(database);
    await database.ask(`create schema "${schema}"; create table "${schema}".orders (no bigint)`);
    const opening = openStore(place);
    await expect(opening).rejects.toThrow(ForeignStoreError);
    await expect(opening).rejects.toThrow('it has a table orders');
  });

  it('says what is wrong with the way to it in a sentence, without the password', async () => {
    const { place } = freshSchema(database);
    const url = new URL(place);
    url.password = 'not-the-secret';
    url.port = '1';
    const failed = await openStore(url.href).catch((error: Error) => error);
    expect(String(failed)).toContain('ECONNREFUSED');
    expect(`${failed} ${(failed as Error).stack}`).not.toContain('not-the-secret');
  });
});
