import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { WHOLE_TABLES } from '../../src/store/transfer/tables.ts';
import { world } from '../support/world.ts';

it('a snapshot knows every table, all its columns, and its key', async () => {
  const shop = await world();
  onTestFinished(() => shop.close());
  const database = new DatabaseSync(`${shop.server.dataDir}/convograph.db`, { readOnly: true });
  onTestFinished(() => database.close());
  const names = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely%'`)
    .all()
    .map(({ name }) => String(name));
  expect(WHOLE_TABLES.map(({ table }) => String(table)).sort()).toEqual(names.sort());
  for (const { table, columns, key } of WHOLE_TABLES) {
    const standing = database.prepare('select name, pk from pragma_table_info(?)').all(table);
    expect([table, ...columns.toSorted()]).toEqual([
      table,
      ...standing.map(({ name }) => String(name)).sort(),
    ]);
    const keyed = standing
      .filter(({ pk }) => Number(pk) > 0)
      .sort((a, b) => Number(a.pk) - Number(b.pk))
      .map(({ name }) => String(name));
    expect([table, ...key]).toEqual([table, ...keyed]);
  }
});
