import type { Client } from 'pg';
import type { Besides, FilePieces, PiecedFile, PlaceMarks } from '../besides.ts';
import type { Cell } from '../codec.ts';
import type { AskDatabase } from './postgres-connection.ts';
import type { PostgresAnswer, PreparedStatements } from './prepared.ts';

/**
 * The tables beside those of the store. Bytes are compressed already, as a rule: they lie as they are,
 * so that nothing is tried on them.
 */
const tables = (schema: string): string => `
  create table if not exists "${schema}".place_mark
    (name text collate "C" primary key, value text collate "C" not null);
  create table if not exists "${schema}".medium
    (name text collate "C" primary key, size bigint not null);
  create table if not exists "${schema}".medium_piece
    (name text collate "C", no integer, bytes bytea not null, primary key (name, no));
  alter table "${schema}".medium_piece alter column bytes set storage external`;

/** The table by which it is known whether they are there. */
export const LAST_BESIDE = 'medium_piece';

/** Makes what is not there yet. */
export const makeBesides = async (client: Client, schema: string): Promise<void> =>
  void (await client.query(tables(schema)));

/** What is acknowledged is on disk, also where a server was told to wait for none. */
const DURABLY = `case current_setting('synchronous_commit') when 'off'
  then set_config('synchronous_commit', 'on', true) else '' end is not null`;

/** Files in pieces, and marks, in the schema of a store. Every change may be made twice. */
export class PostgresBesides implements Besides {
  readonly pieces: FilePieces;
  readonly marks: PlaceMarks;
  readonly #schema: string;
  readonly #prepared: PreparedStatements;
  readonly #ask: AskDatabase;

  constructor(schema: string, prepared: PreparedStatements, ask: AskDatabase) {
    this.#schema = schema;
    this.#prepared = prepared;
    this.#ask = ask;
    this.pieces = {
      sizeOf: async (name) => {
        const { rows } = await this.#say('size', 'select size from $.medium where name = $1', name);
        return rows[0]?.[0] as number | undefined;
      },
      read: async (name, no) => {
        const sql = 'select bytes from $.medium_piece where name = $1 and no = $2';
        const { rows } = await this.#say('piece', sql, name, no);
        return rows[0]?.[0] as Uint8Array | undefined;
      },
      write: async (name, no, bytes) => {
        const sql = 'insert into $.medium_piece values ($1, $2, $3) on conflict do nothing';
        await this.#say('add_piece', sql, name, no, bytes);
      },
      finish: async ({ name, size }) => {
        const sql = `insert into $.medium select $1, $2 where ${DURABLY} on conflict do nothing`;
        await this.#say('finish', sql, name, size);
      },
      after: async (name, limit) => {
        const sql = 'select name, size from $.medium where name > $1 order by name limit $2';
        const { rows } = await this.#say('files', sql, name, limit);
        return rows.map(([each, size]) => ({ name: each, size }) as PiecedFile);
      },
    };
    this.marks = {
      get: (name) => this.#mark(name),
      settle: async (name, value) => {
        const sql = `insert into $.place_mark select $1, $2 where ${DURABLY} on conflict do nothing`;
        await this.#say('settle', sql, name, value);
        return (await this.#mark(name)) ?? value;
      },
    };
  }

  async #mark(name: string): Promise<string | undefined> {
    const sql = 'select value from $.place_mark where name = $1';
    const { rows } = await this.#say('mark', sql, name);
    return rows[0]?.[0] as string | undefined;
  }

  /** @param sql in which `$.` stands for the schema */
  #say(name: string, sql: string, ...values: (Cell | Uint8Array)[]): Promise<PostgresAnswer> {
    const text = sql.replace('$.', `"${this.#schema}".`);
    // The driver takes bytes as well, and no table of the store has any.
    return this.#ask(this.#prepared.own(`beside_${name}`, text, values));
  }
}
