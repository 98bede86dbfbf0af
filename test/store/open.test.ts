import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { NewerStoreError } from '../../src/store/opening.ts';
import { nodeSqliteDialect } from '../../src/store/sqlite/kysely-dialect.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { addTalk } from './talk.ts';
import { countOf, freshFile, talksOf } from './talks.ts';

/** Asks the file something over a handle of its own. */
function ask(file: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const SCHEMA = 'select sql from sqlite_master order by name';
const APPLIED = 'select name from kysely_migration order by name';

describe('opening a store', () => {
  it('makes its tables once, in the order of the migrations', async () => {
    const file = freshFile();
    await (await openStore(file)).close();
    const names = Object.keys(migrations);
    expect(names).toEqual([...names].sort());
    expect(ask(file, APPLIED).map(({ name }) => name)).toEqual(names);
    const [schema, applied] = [ask(file, SCHEMA), ask(file, 'select * from kysely_migration')];
    const store = await openStore(file);
    await addTalk(store, 'talk');
    await store.close();
    await (await openStore(file)).close();
    expect(ask(file, SCHEMA)).toEqual(schema);
    expect(ask(file, 'select * from kysely_migration')).toEqual(applied);
    expect(await countOf(file, 'conversation')).toBe(1);
  });

  it('brings a store of an earlier version up to date, with what is in it', async () => {
    const file = freshFile();
    const database = new DatabaseSync(file);
    const earlier = Object.entries(migrations).filter(([name]) => name < '012');
    const provider = { getMigrations: async () => Object.fromEntries(earlier) };
    const db = new Kysely<unknown>({ dialect: nodeSqliteDialect(database) });
    expect((await new Migrator({ db, provider }).migrateToLatest()).error).toBeUndefined();
    database.exec(`insert into page (no, id, name, mode, limits, profile)
      values (1, '71', 'Cafe\u0301', 'archive', 'off', '{}'), (2, '72', 'Kiln', 'archive', 'off', '{}')`);
    database.close();
    const store = await openStore(file);
    const found = await store.directory.pages.named('Caf\u00e9', 5);
    expect(found.map(({ id, name }) => [id, name])).toEqual([['71', 'Cafe\u0301']]);
    expect(await store.directory.pages.after(0, 5)).toHaveLength(2);
    await store.close();
  });

  it('is refused when a newer version wrote it, and changes nothing', async () => {
    const file = freshFile();
    await (await openStore(file)).close();
    ask(file, `insert into kysely_migration values ('999-later', '2030-01-01') returning name`);
    const before = ask(file, SCHEMA);
    const opening = openStore(file);
    await expect(opening).rejects.toThrow(NewerStoreError);
    await expect(opening).rejects.toThrow('999-later');
    expect(ask(file, SCHEMA)).toEqual(before);
    expect(ask(file, APPLIED)).toContainEqual({ name: '999-later' });
    // The handle is closed: who takes the row away can open it.
    ask(file, `delete from kysely_migration where name = '999-later' returning name`);
    await (await openStore(file)).close();
  });

  it('is refused of a file that is no database, which stays as it is', async () => {
    const file = freshFile();
    writeFileSync(file, 'Dear diary, '.repeat(100));
    await expect(openStore(file)).rejects.toThrow('not a database');
    await expect(countOf(file, 'page')).rejects.toThrow('not a database');
  });

  it('in memory is a store of its own', async () => {
    const [one, other] = [await openStore(':memory:'), await openStore(':memory:')];
    await addTalk(one, 'talk');
    expect(await talksOf(one)).toEqual(['talk']);
    expect(await talksOf(other)).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('the handle that reads', () => {
  it('cannot write', () => {
    const file = freshFile();
    openDatabase(file, 'writer').close();
    const reader = openDatabase(file, 'reader');
    expect(() => reader.exec('create table mine (a)')).toThrow('readonly');
    reader.close();
  });
});
