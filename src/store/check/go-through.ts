import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Cell, Kind } from '../codec.ts';
import { rowReader } from '../codec.ts';
import type { Connection } from '../connection.ts';
import { count, rowCount, type Statement, statement } from '../statement.ts';
import type { RawRow } from '../transfer/raw-rows.ts';
import { type TableName, WHOLE_TABLES, type WholeTable } from '../transfer/tables.ts';
import type { Invariant } from './invariant.ts';
import { INVARIANTS } from './invariants.ts';

type Params = Readonly<Record<string, unknown>>;

/** A row as it stood, and what of a sound store does not hold of it. */
export interface CheckedRow {
  readonly table: TableName;
  readonly row: RawRow;
  /** What it is told apart by. */
  readonly key: Readonly<Record<string, Cell>>;
  readonly broken: readonly Invariant[];
}

/** Rows that one statement looks at: of conversations few, since all that was said in them is counted. */
const strideOf = (table: TableName): number => (table === 'conversation' ? 25 : 500);

/** How a table is gone through. */
interface Walk extends WholeTable {
  /** In one statement, so that what is compared is of one moment. */
  readonly broken: readonly Invariant[];
  readonly seen: readonly Invariant[];
  readonly first: Statement<Params, RawRow>;
  readonly next: Statement<Params, RawRow>;
}

const asItIs: Kind<Cell> = { read: (cell) => cell as Cell, write: (value) => value };
const flag = (i: number): string => `broken_${i}`;

function walkOf(whole: WholeTable): Walk {
  const { table, columns, key, isOfPage } = whole;
  const own = INVARIANTS.filter((each) => each.table === table);
  const broken = own.filter((each) => each.broken);
  const names = [...columns, ...broken.map((_, i) => flag(i))];
  const read = rowReader(Object.fromEntries(names.map((each) => [each, asItIs]))) as (
    row: readonly unknown[],
  ) => RawRow;
  const order = sql.join(key.map((each) => sql.ref(each)));
  // In a table above the Pages the one that a row names is the one that is meant.
  const pageOf = (p: Params) =>
    (isOfPage ? p.page : columns.includes('page') ? sql.ref('r.page') : sql.lit(0)) as number;
  const build = (isNext: boolean) => (db: unknown, p: Params) => {
    const conditions = [
      ...(isOfPage ? [sql`page = ${p.page}`] : []),
      ...(isNext ? [sql`(${order}) > (${sql.join(key.map((each) => p[`after_${each}`]))})`] : []),
      sql`1 = 1`,
    ];
    const rows = sql`(select ${sql.join(columns.map((each) => sql.ref(each)))} from ${sql.table(table)}
      where ${sql.join(conditions, sql` and `)} order by ${order} limit ${rowCount(p.limit as number)})`;
    const flags = broken.map((each, i) =>
      sql`case when ${each.broken?.({ page: pageOf(p) })} then 1 else 0 end`.as(flag(i)),
    );
    return (db as Kysely<Record<string, Record<string, unknown>>>)
      .selectFrom(rows.as('r'))
      .select([...columns.map((each) => sql.ref(`r.${each}`).as(each)), ...flags])
      .orderBy(sql.join(key.map((each) => sql.ref(`r.${each}`))));
  };
  return {
    ...whole,
    broken,
    seen: own.filter((each) => each.isBroken),
    first: statement(build(false), read),
    next: statement(build(true), read),
  };
}

let walks: readonly Walk[] | undefined;
const allWalks = (): readonly Walk[] => (walks ??= WHOLE_TABLES.map(walkOf));

const nextPages = new Map<TableName, Statement<Params, number>>();

/** The smallest number of a Page, behind one, that rows of a table have. */
function nextPage(table: TableName): Statement<Params, number> {
  const made =
    nextPages.get(table) ??
    statement<Params, number>(
      (db, p) =>
        (db as unknown as Kysely<Record<string, Record<string, unknown>>>)
          .selectFrom(table)
          .select((eb) => eb.fn.min('page').as('page'))
          .where('page', '>', p.after)
          .having((eb) => eb(eb.fn.min('page'), 'is not', null)),
      count,
    );
  nextPages.set(table, made);
  return made;
}

/** All statements by which a store is gone through. */
export const walkStatements = (): readonly Statement<Params, unknown>[] =>
  allWalks().flatMap(({ table, isOfPage, first, next }) => [
    ...(isOfPage ? [nextPage(table)] : []),
    ...[first, next],
  ]);

/**
 * Goes through every row of a store, a range a statement: what others write meanwhile they write, and no
 * statement sees half of it.
 */
export async function* checkedRows(connection: Connection): AsyncGenerator<readonly CheckedRow[]> {
  for (const walk of allWalks()) {
    if (!walk.isOfPage) {
      yield* walked(connection, walk, undefined);
      continue;
    }
    for (let after = -1; ; ) {
      const page = await connection.one(nextPage(walk.table), { after });
      if (page === undefined) break;
      yield* walked(connection, walk, page);
      after = page;
    }
  }
}

async function* walked(
  connection: Connection,
  walk: Walk,
  page: number | undefined,
): AsyncGenerator<readonly CheckedRow[]> {
  const limit = strideOf(walk.table);
  let behind: Params = {};
  let before: RawRow | undefined;
  for (;;) {
    const rows = await connection.all(before ? walk.next : walk.first, { page, limit, ...behind });
    const checked: CheckedRow[] = [];
    for (const row of rows) {
      checked.push(checkedRow(walk, row, before));
      before = row;
    }
    yield checked;
    if (rows.length < limit || !before) return;
    const last = before;
    behind = Object.fromEntries(walk.key.map((each) => [`after_${each}`, last[each]]));
    // Whoever follows a signal has a turn.
    await setImmediate();
  }
}

function checkedRow(walk: Walk, found: RawRow, before: RawRow | undefined): CheckedRow {
  const pick = (names: readonly string[]): RawRow =>
    Object.fromEntries(names.map((name) => [name, found[name] ?? null]));
  const row = pick(walk.columns);
  const broken = [
    ...walk.broken.filter((_, i) => Number(found[flag(i)]) === 1),
    ...walk.seen.filter((each) => each.isBroken?.(row, before)),
  ];
  return { table: walk.table, row, key: pick(walk.key), broken };
}
