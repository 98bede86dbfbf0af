import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { postgresPlace } from '../../../src/store/postgres/place.ts';
import { SqliteEngine } from '../../../src/store/sqlite/sqlite-engine.ts';
import { afterFile } from '../after-file.ts';
import { testDatabase } from './fresh-schema.ts';
import { Schemas } from './schemas.ts';

/** About SQLite's own files, locks and syncs, about the other engine, or without a store. */
const NEVER =
  /^test\/(?:store\/(?:checkpoints|copying|durability|durable|foreign-commits|groups|held|locks|open|postgres|processes)|bench|docs|package|support)\b/;

/** What stands in the file of a store whose rows are in a schema: who copies or moves it, has that. */
const MARK = /^postgres (\w+)$/;

let isOver = false;
let schemas: Promise<Schemas> | undefined;

const open = SqliteEngine.open.bind(SqliteEngine);
SqliteEngine.open = async (file, scheduler, workings) => {
  if (!isOver) return open(file, scheduler, workings);
  schemas ??= schemasOfThread();
  const all = await schemas;
  const schema = schemaOf(file, all);
  if (schema === undefined) return open(file, scheduler, workings);
  const { PostgresEngine } = await import('../../../src/store/postgres/postgres-engine.ts');
  const { url } = all.database;
  const engine = await PostgresEngine.open(postgresPlace(`${url}?schema=${schema}`), scheduler);
  await all.made(schema);
  return engine as unknown as SqliteEngine;
};

async function schemasOfThread(): Promise<Schemas> {
  const database = await testDatabase();
  if (!database) throw new Error('No PostgreSQL runs here.');
  return new Schemas(database, process.env.TEST_DATABASE_URL === undefined);
}

/** Where the rows of a file are; undefined where it holds something else, as a test has put it there. */
function schemaOf(file: string, all: Schemas): string | undefined {
  if (file === ':memory:') return all.take();
  const written = existsSync(file) ? readFileSync(file, 'latin1').slice(0, 100) : '';
  if (written !== '') return MARK.exec(written)?.[1];
  const schema = all.take();
  writeFileSync(file, `postgres ${schema}`);
  return schema;
}

/**
 * Has the stores of a test file lie in PostgreSQL, in `npm run test:postgres`: those of this process,
 * where they would be files.
 * @param file path of the test file
 */
export function overPostgres(file: string): void {
  const name = relative(process.cwd(), file).replaceAll('\\', '/');
  isOver = process.env.MODE === 'postgres' && !NEVER.test(name);
  if (isOver) afterFile(async () => (await schemas)?.takeBack());
}
