import { relative } from 'node:path';
import type { QueryResultRow } from 'pg';
import { beforeEach, inject } from 'vitest';
import type { Scheduler } from '../../../src/base/scheduler.ts';
import { postgresPlace } from '../../../src/store/postgres/place.ts';
import type { PostgresEngine } from '../../../src/store/postgres/postgres-engine.ts';
import { SqliteEngine } from '../../../src/store/sqlite/sqlite-engine.ts';
import { afterFile } from '../after-file.ts';
// First: what it puts into a file that is new would be the place of every store.
import '../ready-stores.ts';
import { placesIn } from './fresh-schema.ts';
import { askPostgres } from './postgres.ts';
import { type Place, Schemas } from './schemas.ts';
import { noticeOfWeek } from './share.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the stores of tests lie. */
    readonly stores: 'sqlite' | 'postgres';
  }
}

/** Of the test file at hand, where its stores lie in PostgreSQL. */
let schemas: Schemas | undefined;
/** Of this thread; undefined where no PostgreSQL runs. */
let ofThread: Promise<Schemas | undefined> | undefined;

const open = SqliteEngine.open.bind(SqliteEngine);
SqliteEngine.open = async (file, scheduler, workings) => {
  const all = schemas;
  const place = all?.placeFor(file);
  if (!all || !place) return open(file, scheduler, workings);
  place.users++;
  try {
    return (await opened(all, place, scheduler)) as unknown as SqliteEngine;
  } catch (error) {
    place.users--;
    throw error;
  }
};

async function opened(all: Schemas, place: Place, scheduler: Scheduler): Promise<PostgresEngine> {
  await place.ready;
  const { PostgresEngine } = await import('../../../src/store/postgres/postgres-engine.ts');
  const address = postgresPlace((await placesIn(all.url))(place.schema));
  const engine = await PostgresEngine.open(address, scheduler);
  await all.made(place);
  const close = engine.close.bind(engine);
  let isOpen = true;
  engine.close = async () => {
    await close();
    if (isOpen) place.users--;
    isOpen = false;
  };
  return engine;
}

async function schemasOfThread(): Promise<Schemas | undefined> {
  const { url } = await askPostgres();
  return url === undefined
    ? undefined
    : new Schemas(url, process.env.TEST_DATABASE_URL === undefined);
}

/** Says something to the rows of a store that lie in PostgreSQL; undefined where they do not. */
export function askSchemaOf<R extends QueryResultRow>(
  file: string,
  sql: string,
): Promise<R[]> | undefined {
  const place = schemas?.placeIn(file);
  return place && schemas?.askIn<R>(place, sql);
}

/**
 * Has the stores of a test file lie in PostgreSQL, where it is of those: the stores of this process, where
 * they would be files. Where none runs, its tests are skipped.
 * @param file path of the test file
 */
export async function overPostgres(file: string): Promise<void> {
  schemas = undefined;
  if (inject('stores') !== 'postgres') return;
  const name = relative(process.cwd(), file).replaceAll('\\', '/');
  const notice = noticeOfWeek(name, Date.now());
  if (notice !== undefined) process.stderr.write(`${notice}\n`);
  ofThread ??= schemasOfThread();
  const all = await ofThread;
  if (!all) return beforeEach(({ skip }) => skip('No PostgreSQL runs here.'));
  schemas = all;
  afterFile(() => all.takeBack());
}
