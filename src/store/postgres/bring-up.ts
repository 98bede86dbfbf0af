import { Kysely } from 'kysely';
import type { Client } from 'pg';
import { migrations } from '../migrations/index.ts';
import { ForeignStoreError, isUpToDate } from '../opening.ts';
import { SchemaDialect } from './dialect.ts';
import { LAST_BESIDE, makeBesides } from './postgres-besides.ts';

/**
 * Makes a store in a schema, which is made too, or brings it up to this version. Of several processes
 * at once one does, and the others wait, then find it done.
 * @throws NewerStoreError, ForeignStoreError, or what the driver says
 */
export async function bringUp(client: Client, schema: string): Promise<void> {
  if (await isCurrent(client, schema)) return;
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`convograph ${schema}`]);
    if (!(await isCurrent(client, schema))) await migrate(client, schema);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function isCurrent(client: Client, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ table: string }>(
    `select tablename as table from pg_catalog.pg_tables where schemaname = $1 order by 1`,
    [schema],
  );
  const [first] = rows;
  if (!first) return false;
  if (rows.some(({ table }) => table === 'kysely_migration')) {
    const isCurrent = isUpToDate(await doneIn(client, schema));
    return isCurrent && rows.some(({ table }) => table === LAST_BESIDE);
  }
  throw new ForeignStoreError(
    `The schema ${schema} is another program's (it has a table ${first.table}): name another with ?schema= in the address.`,
  );
}

async function doneIn(client: Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from "${schema}".kysely_migration`,
  );
  return rows.map(({ name }) => name);
}

/** Carries out what it has not had, in the transaction that is open. */
async function migrate(client: Client, schema: string): Promise<void> {
  await client.query(`create schema if not exists "${schema}";
    set local search_path to "${schema}";
    create table if not exists kysely_migration (name text primary key, timestamp text not null)`);
  const done = await doneIn(client, schema);
  const pool = { connect: () => Promise.resolve({ ...asked(client), release() {} }) };
  const db = new Kysely<unknown>({ dialect: new SchemaDialect({ pool: pool as never }) });
  for (const [name, { up }] of Object.entries(migrations)) {
    if (done.includes(name)) continue;
    await up(db);
    await client.query(`insert into kysely_migration values ($1, now()::text)`, [name]);
  }
  await makeBesides(client, schema);
}

const asked = (client: Client) => ({
  query: (sql: string, params: unknown[]) => client.query(sql, params),
});
