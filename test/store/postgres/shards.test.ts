import { globSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { walkStatements } from '../../../src/store/check/go-through.ts';
import { POSTGRES, within } from '../../../src/store/postgres/dialect.ts';
import { statements } from '../../../src/store/statement.ts';
import { rawTables } from '../../../src/store/transfer/raw-rows.ts';
import { WHOLE_TABLES } from '../../../src/store/transfer/tables.ts';
import { type Database, freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';

const database = await testDatabase();

// Every statement there is, whatever another file of this thread has loaded.
const home = join(import.meta.dirname, '..', '..', '..', 'src', 'store');
for (const file of globSync('{directory,log,page,page/commands,reversals,transfer}/*.ts', {
  cwd: home,
})) {
  await import(join(home, file));
}

/** What goes through tables from end to end, for snapshots and checks. */
const OF_WHOLE_TABLES: ReadonlySet<unknown> = new Set([
  ...[...rawTables().values()].flatMap((each) => Object.values(each) as unknown[]),
  ...walkStatements(),
]);

/** Into how many parts what is of Pages is cut, as it would lie on many machines. */
const SHARDS = 4;

/** A server is started for it, and tables made by the hundred, on a machine that may be busy; in ms. */
const PATIENCE = 180_000;

/** What stands above the Pages: once, and the same for all of them. Counters are each Page's own. */
const ABOVE = WHOLE_TABLES.filter(({ isOfPage, table }) => !isOfPage && table !== 'page_revision');
const OF_ALL = ABOVE.map(({ table }) => table);

/** What looks at every Page on purpose, which no read and no send waits for. */
const EVERYWHERE: Readonly<Record<string, RegExp>> = {
  'a Page gets a number that none has had': /^insert into "page"/,
  'a server begins with what was left to be told': /^select "page", "events" from "page_revision"/,
  'the same of each app': /^select "event_cursor"."page", "event_cursor"."app", "page_revision"/,
  'the same of what failed': /^select "page", "app", min\(next\)/,
  'the clock was moved, and what waits with it': /^update "failure" set "next" = next - \$1/,
  'an app is told again of what waits, of a quarter of its Pages': /^update "failure" .* page % 4/,
  'an app is deleted': /^select "page" from "installed_app" where "app" = \$1 union/,
  'a snapshot is put back': /^delete from "reversal"$/,
};

/** Not taken for one of each Page: the constant has to stand in every subquery. */
const PAGE_FROM_OUTSIDE = {
  sql: `select 1 from "conversation" as c where c.page = $1 and (c.no < 0 or exists
    (select 1 from "message" as m where m.page = c.page and m.conversation = c.no))`,
  order: ['page'],
};

/** A store whose tables of Pages are partitioned by them, keys and all. */
async function sharded(database: Database): Promise<string> {
  const [made, cut] = [freshSchema(database), freshSchema(database)];
  await (await openStore(made.place)).close();
  const tables = WHOLE_TABLES.flatMap(({ table }) => {
    const name = `"${cut.schema}"."${table}"`;
    const like = `create table ${name} (like "${made.schema}"."${table}" including defaults)`;
    if (OF_ALL.includes(table)) return [like];
    const parts = Array.from(
      { length: SHARDS },
      (_, i) =>
        `create table "${cut.schema}"."${table}__${i}" partition of ${name}
         for values with (modulus ${SHARDS}, remainder ${i})`,
    );
    return [`${like} partition by hash (page)`, ...parts];
  });
  await database.ask(`create schema "${cut.schema}"; ${tables.join(';\n')}`);
  const indexes = await database.ask<{ made: string }>(
    `select indexdef as made from pg_indexes where schemaname = $1 and tablename = any($2)`,
    [made.schema, WHOLE_TABLES.map(({ table }) => table)],
  );
  const there = indexes.map((one) => one.made.replace(`ON ${made.schema}.`, `ON ${cut.schema}.`));
  await database.ask(there.join(';\n'));
  return cut.schema;
}

/** Of statements, the parts in which each looks for a Page's rows. */
async function partsOf(
  { url }: Database,
  schema: string,
  asked: readonly { readonly sql: string; readonly order: readonly string[] }[],
): Promise<string[][]> {
  const explained = asked.map(({ sql, order }, i) => {
    const given = order.map((name, at) => `'${name === 'page' ? 1 : at + 2}'`);
    const call = given.length > 0 ? `s${i}(${given.join(', ')})` : `s${i}`;
    return `prepare s${i} as ${within(schema, sql)}; explain (format json) execute ${call}`;
  });
  const client = new pg.Client(url);
  await client.connect();
  try {
    const all = `set search_path to ''; set plan_cache_mode = force_custom_plan; ${explained.join('; ')}`;
    const answers = (await client.query(all)) as unknown as pg.QueryResult[];
    const plans = answers.filter(({ command }) => command === 'EXPLAIN').map(({ rows }) => rows);
    return plans.map((plan) => [
      ...new Set(relationsIn(plan).flatMap((name) => name.split('__').slice(1))),
    ]);
  } finally {
    await client.end();
  }
}

/** Names of relations in a plan, wherever they stand. */
const relationsIn = (plan: unknown): string[] =>
  typeof plan !== 'object' || plan === null
    ? []
    : Object.entries(plan).flatMap(([name, value]) =>
        name === 'Relation Name' ? [String(value)] : relationsIn(value),
      );

describe.runIf(database)('a store cut by Pages', () => {
  if (!database) return;

  it(
    'looks into one of its parts for each statement, but where it is about all Pages',
    async () => {
      const schema = await sharded(database);
      const asked = statements
        .filter((each) => !OF_WHOLE_TABLES.has(each))
        .map((each) => each.in(POSTGRES));
      const [outside, ...parts] = await partsOf(database, schema, [PAGE_FROM_OUTSIDE, ...asked]);
      expect(outside).toHaveLength(SHARDS);
      expect(parts).toHaveLength(asked.length);
      expect(parts.filter(({ length }) => length === 1).length).toBeGreaterThan(100);
      const many = asked.filter((_, i) => (parts[i]?.length ?? 0) > 1).map(({ sql }) => sql);
      const named = Object.values(EVERYWHERE);
      expect(many.filter((sql) => !named.some((one) => one.test(sql)))).toEqual([]);
      expect(named.filter((one) => !many.some((sql) => one.test(sql)))).toEqual([]);
    },
    PATIENCE,
  );
});
