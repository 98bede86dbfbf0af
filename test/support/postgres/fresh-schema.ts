import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { poolerUrl, postgresUrl } from './postgres.ts';

/** A PostgreSQL that can be tested over: its address, and words said to it as its superuser. */
export interface Database {
  readonly url: string;
  /** The address of a store in a schema of it: through the pooler in `npm run test:pooler`. */
  placeOf(schema: string): string;
  /** Asks it something over a connection of its own. */
  ask<R extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<R[]>;
}

/** The PostgreSQL of this run; undefined where none can run. */
export async function testDatabase(): Promise<Database | undefined> {
  const url = await postgresUrl();
  if (url === undefined) return undefined;
  return { url, placeOf: await placesIn(url), ask: (sql, values) => asked(url, sql, values) };
}

/** Where stores of a run are, by their schemas. */
export async function placesIn(url: string): Promise<Database['placeOf']> {
  if (process.env.MODE !== 'pooler') return (schema) => `${url}?schema=${schema}`;
  const pooler = await poolerUrl();
  if (pooler === undefined) throw new Error('There is no pgbouncer on this machine.');
  return (schema) => `${pooler}?schema=${schema}&pooler=transaction`;
}

async function asked<R extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const answers: unknown = await client.query<R>(sql, values);
    return ([answers].flat().at(-1) as pg.QueryResult<R>).rows;
  } finally {
    await client.end();
  }
}

/** A place for a store, in a schema that is not there yet and goes with the test. */
interface FreshSchema {
  /** What a store is opened with. */
  readonly place: string;
  readonly schema: string;
}

/** @param after when it goes; with the test without it */
export function freshSchema(
  { placeOf, ask }: Database,
  after: (clear: () => Promise<void>) => void = onTestFinished,
): FreshSchema {
  const schema = `t_${randomBytes(6).toString('hex')}`;
  after(async () => {
    await ask(`drop schema if exists "${schema}" cascade`);
  });
  return { place: placeOf(schema), schema };
}

/** The address of a store with other words behind its question mark, or through another server. */
export function placeWith(
  place: string,
  words: Readonly<Record<string, string>>,
  at = place,
): string {
  const url = new URL(at);
  for (const [name, value] of [...new URL(place).searchParams, ...Object.entries(words)]) {
    url.searchParams.set(name, value);
  }
  return url.href;
}
