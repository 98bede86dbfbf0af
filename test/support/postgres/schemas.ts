import { randomBytes } from 'node:crypto';
import type { Database } from './fresh-schema.ts';

/** A store's tables, as they are made. */
interface Made {
  readonly tables: readonly string[];
  /** What stands in them from the start, as JSON by table. */
  readonly rows: ReadonlyMap<string, string>;
}

const TABLES = `select tablename as name from pg_catalog.pg_tables
  where schemaname = $1 and tablename <> 'kysely_migration' order by 1`;

/**
 * Schemas for the stores of tests, of one thread. One that a test is done with is emptied for another:
 * to make one is thirty migrations.
 */
export class Schemas {
  readonly database: Database;
  /** Whether they may lie there until the database goes. */
  readonly #isOwn: boolean;
  readonly #free: string[] = [];
  readonly #taken = new Set<string>();
  #made: Promise<Made> | undefined;

  /** @param isOwn whether the database is the run's own, and goes with it */
  constructor(database: Database, isOwn: boolean) {
    this.database = database;
    this.#isOwn = isOwn;
  }

  /** One with the tables of a store, empty, or one that is not there yet. */
  take(): string {
    const schema = this.#free.pop() ?? `t_${randomBytes(6).toString('hex')}`;
    this.#taken.add(schema);
    return schema;
  }

  /** Told of one in which a store was made just now, and nothing written yet. */
  async made(schema: string): Promise<void> {
    this.#made ??= this.#look(schema);
    await this.#made;
  }

  /** Takes back all that were taken; nobody has them open any more. */
  async takeBack(): Promise<void> {
    const made = await this.#made;
    for (const schema of this.#taken) {
      const isReady = this.#isOwn && made && (await this.#emptied(schema, made));
      if (isReady) this.#free.push(schema);
      else await this.database.ask(`drop schema if exists "${schema}" cascade`);
    }
    this.#taken.clear();
  }

  async #look(schema: string): Promise<Made> {
    const tables = await this.#tablesOf(schema);
    const each = tables.map(
      (name) => `select '${name}' as name, json_agg(t)::text as rows from "${schema}"."${name}" t`,
    );
    const found = await this.database.ask<{ name: string; rows: string | null }>(
      each.join(' union all '),
    );
    const rows = found.flatMap(({ name, rows: text }) => (text ? [[name, text] as const] : []));
    return { tables, rows: new Map(rows) };
  }

  /** Whether it could be: a test may have made other tables of it, or still write there. */
  async #emptied(schema: string, { tables, rows }: Made): Promise<boolean> {
    if (String(await this.#tablesOf(schema)) !== String(tables)) return false;
    const again = [...rows].map(([name, text]) => {
      const table = `"${schema}"."${name}"`;
      const quoted = text.replaceAll("'", "''");
      return `insert into ${table} select * from json_populate_recordset(null::${table}, '${quoted}')`;
    });
    const said = [
      `begin; set local lock_timeout = '2s'; set local session_replication_role = replica`,
      ...tables.map((name) => `delete from "${schema}"."${name}"`),
      ...again,
      'commit',
    ];
    return this.database.ask(said.join('; ')).then(
      () => true,
      () => false,
    );
  }

  async #tablesOf(schema: string): Promise<string[]> {
    const found = await this.database.ask<{ name: string }>(TABLES, [schema]);
    return found.map(({ name }) => name);
  }
}
