import { PostgresQueryCompiler } from 'kysely';
import { expect, it } from 'vitest';
import '../../src/store/store.ts';
import { SQLITE } from '../../src/store/sqlite/sqlite-connection.ts';
import { dialectOf, statements } from '../../src/store/statement.ts';

it('every statement compiles for PostgreSQL, from the same build as for SQLite', () => {
  const postgres = dialectOf(new PostgresQueryCompiler());
  expect(statements.length).toBeGreaterThan(100);
  for (const statement of statements) {
    const { sql, order } = statement.in(postgres);
    expect(order, sql).toEqual(statement.in(SQLITE).order);
    const numbers = [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
    expect(numbers, sql).toEqual(order.map((_, i) => i + 1));
    expect(sql).not.toMatch(/\?|`|\b(?:ifnull|rowid|glob|pragma|strftime|json_each|insert or)\b/i);
  }
});
