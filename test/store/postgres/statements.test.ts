import { expect, it } from 'vitest';
import '../../../src/store/store.ts';
import { openStore } from '../../../src/house/store-engine.ts';
import { POSTGRES, within } from '../../../src/store/postgres/dialect.ts';
import { statements } from '../../../src/store/statement.ts';
import { WHOLE_TABLES } from '../../../src/store/transfer/tables.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';

const database = await testDatabase();

/** Rows of one Page are asked for of tables that have any. */
const isOfNoPage = (sql: string): boolean =>
  WHOLE_TABLES.some(
    ({ table, columns }) =>
      sql.includes(`from "${table}" where "page" = $1`) && !columns.includes('page'),
  );

/** What is compared with a constant alone, and never large. */
const SMALL = ['person', 'folder', 'page_sent'];

it.runIf(database)(
  'every statement names the schema of its tables, and takes numbers as large as ours are',
  async () => {
    if (!database) return;
    const { place, schema } = freshSchema(database);
    await (await openStore(place)).close();
    const all = statements.map((each) => each.in(POSTGRES)).filter(({ sql }) => !isOfNoPage(sql));
    const prepare = all.map(({ sql }, i) => `prepare s${i} as ${within(schema, sql)}`);
    const types = await database.ask<{ name: string; types: string[] }>(
      `set search_path to ''; ${prepare.join('; ')};
       select name, parameter_types::text[] as types from pg_prepared_statements`,
    );
    expect(types).toHaveLength(all.length);
    for (const { name, types: taken } of types) {
      const { sql, order } = all[Number(name.slice(1))] as (typeof all)[number];
      taken.forEach((type, i) => {
        if (SMALL.includes(order[i] as string)) return;
        expect(['bigint', 'text'], `${order[i]} of ${sql}`).toContain(type);
      });
    }
  },
);
