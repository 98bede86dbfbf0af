import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';

/** A store's tables, as they are made. */
interface Made {
  readonly tables: readonly string[];
  /** What stands in them from the start, as JSON by table. */
  readonly rows: ReadonlyMap<string, string>;
}

/** A schema, and whose it is. */
export interface Place {
  readonly schema: string;
  /** Where the file of the store would be. */
  file: string;
  /** How many stores it was, which tells a file of one before. */
  count: number;
  /** Who has it open. */
  users: number;
  /** Resolves once it is as a store begins. */
  ready: Promise<void>;
}

const TABLES = `select tablename as name from pg_catalog.pg_tables
  where schemaname = '?' and tablename <> 'kysely_migration' order by 1`;

/** What stands in the file of a store whose rows are in a schema: who copies or moves it, has that. */
const MARK = /^postgres (\w+) (\d+)$/;

/**
 * Schemas for the stores of tests, of one thread. One whose store is closed, and its file away, is emptied
 * for another: to make one is thirty migrations.
 */
export class Schemas {
  readonly url: string;
  /** Whether they may lie there until the database goes. */
  readonly #isOwn: boolean;
  readonly #places = new Map<string, Place>();
  #made: Promise<Made> | undefined;
  #client: Promise<pg.Client> | undefined;

  /**
   * @param url the database's
   * @param isOwn whether it is the run's own, and goes with it
   */
  constructor(url: string, isOwn: boolean) {
    this.url = url;
    this.#isOwn = isOwn;
  }

  /** Where the rows of a store are, or are to be; undefined where its file holds something else. */
  placeFor(file: string): Place | undefined {
    if (file !== ':memory:' && existsSync(file) && readFileSync(file).length > 0) {
      return this.placeIn(file);
    }
    const place = this.#take(file);
    if (file !== ':memory:') writeFileSync(file, `postgres ${place.schema} ${place.count}`);
    return place;
  }

  /** The same of a file that is there. */
  placeIn(file: string): Place | undefined {
    const [, schema = '', count] = MARK.exec(readFileSync(file, 'latin1').slice(0, 100)) ?? [];
    const place = this.#places.get(schema);
    if (schema !== '' && place?.count !== Number(count)) {
      throw new Error(
        `The rows of ${file} are gone: it was away for a while, and nobody had it open.`,
      );
    }
    return place;
  }

  /** Asks something of the rows of one. */
  askIn<R extends pg.QueryResultRow>({ schema }: Place, sql: string): Promise<R[]> {
    return this.#ask<R>(`set search_path to "${schema}"; ${sql}`);
  }

  /** Told when a store was made in one just now, and nothing written yet. */
  async made({ schema }: Place): Promise<void> {
    this.#made ??= this.#look(schema);
    await this.#made;
  }

  /** Takes back all, but for those that somebody has open still. */
  async takeBack(): Promise<void> {
    for (const place of this.#places.values()) {
      place.file = ':memory:';
      if (this.#isOwn) continue;
      await this.#ask(`drop schema if exists "${place.schema}" cascade`);
      this.#places.delete(place.schema);
    }
  }

  #take(file: string): Place {
    const isLeft = ({ users, file }: Place) =>
      users === 0 && (file === ':memory:' || !existsSync(file));
    const left = [...this.#places.values()].find(isLeft);
    if (left) {
      Object.assign(left, { file, count: left.count + 1, ready: this.#empty(left.schema) });
      return left;
    }
    const schema = `t_${randomBytes(6).toString('hex')}`;
    const place = { schema, file, count: 0, users: 0, ready: Promise.resolve() };
    this.#places.set(schema, place);
    return place;
  }

  async #look(schema: string): Promise<Made> {
    const tables = await this.#tablesOf(schema);
    const each = tables.map(
      (name) => `select '${name}' as name, json_agg(t)::text as rows from "${schema}"."${name}" t`,
    );
    const found = await this.#ask<{ name: string; rows: string | null }>(each.join(' union all '));
    const rows = found.flatMap(({ name, rows: text }) => (text ? [[name, text] as const] : []));
    return { tables, rows: new Map(rows) };
  }

  /** As it was made, or away: a test may have made other tables of it, or still write there. */
  async #empty(schema: string): Promise<void> {
    const { tables, rows } = (await this.#made) ?? { tables: [], rows: new Map() };
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
    try {
      const standing = await this.#tablesOf(schema);
      if (String(standing) !== String(tables)) throw new Error('Its tables are others.');
      await this.#ask(said.join('; '));
    } catch {
      await this.#ask(`rollback; drop schema if exists "${schema}" cascade`);
    }
  }

  /** On one connection, which ends with the thread. */
  async #ask<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
    this.#client ??= connected(this.url);
    const answers: unknown = await (await this.#client).query<R>(sql);
    return ([answers].flat().at(-1) as pg.QueryResult<R>).rows;
  }

  async #tablesOf(schema: string): Promise<string[]> {
    const found = await this.#ask<{ name: string }>(TABLES.replace('?', schema));
    return found.map(({ name }) => name);
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url).on('error', () => undefined);
  await client.connect();
  return client;
}
