import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { sentenceOf, troubleOf } from '../../../src/store/trouble.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { addTalk } from '../talk.ts';
import { talksOf } from '../talks.ts';

const database = await testDatabase();

const sentenceIn = async (failing: Promise<unknown>): Promise<string> => {
  const trouble = troubleOf(await failing.catch((error: unknown) => error));
  return trouble ? sentenceOf(trouble) : 'none';
};

describe.runIf(database)('a user of the database', () => {
  if (!database) return;

  /** A place as another user comes there, of whom something is said in SQL. */
  async function asOther(place: string, said: (name: string) => string): Promise<string> {
    const name = `u_${randomBytes(6).toString('hex')}`;
    await database?.ask(`create role ${name} login password 'other'`);
    onTestFinished(async () => {
      await database?.ask(`drop owned by ${name}; drop role ${name}`);
    });
    await database?.ask(said(name));
    const url = new URL(place);
    Object.assign(url, { username: name, password: 'other' });
    return url.href;
  }

  it('who may make no schema is told so', async () => {
    const other = await asOther(freshSchema(database).place, () => 'select 1');
    expect(await sentenceIn(openStore(other))).toBe(
      'The store cannot be used: this user of the database may not: let him create and use the schema (grant create, usage).',
    );
  });

  it('who may not use the schema that is there is told so', async () => {
    const { place } = freshSchema(database);
    await (await openStore(place)).close();
    const other = await asOther(place, () => 'select 1');
    expect(await sentenceIn(openStore(other))).toContain('this user of the database may not');
  });

  it('who may only read reads, and is told what he may not', async () => {
    const { place, schema } = freshSchema(database);
    const store = await openStore(place);
    await addTalk(store, 'there');
    await store.close();
    const other = await asOther(
      place,
      (name) => `grant all on schema "${schema}" to ${name};
        grant all on all tables in schema "${schema}" to ${name};
        alter role ${name} set default_transaction_read_only = on`,
    );
    const reading = await openStore(other);
    onTestFinished(() => reading.close());
    expect(await talksOf(reading)).toEqual(['there']);
    expect(await sentenceIn(addTalk(reading, 'more'))).toBe(
      'The store cannot be written: its database is read-only or a standby: name the server that takes changes with --store.',
    );
  });

  it('who names a database that is not there is told so', async () => {
    const url = new URL(freshSchema(database).place);
    url.pathname = '/not_there';
    expect(await sentenceIn(openStore(url.href))).toContain('has no database of that name');
  });
});
