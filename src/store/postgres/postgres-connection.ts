import type { Connection } from '../connection.ts';
import type { Statement } from '../statement.ts';
import type { PostgresAnswer, PostgresQuery, PreparedStatements } from './prepared.ts';

/** Asks the database something; rejects with what the store knows as a trouble, or a fault. */
export type AskDatabase = (query: PostgresQuery) => Promise<PostgresAnswer>;

/** Runs statements by asking for them, of a pool or of one client. */
export class PostgresConnection implements Connection {
  readonly #prepared: PreparedStatements;
  readonly #ask: AskDatabase;

  constructor(prepared: PreparedStatements, ask: AskDatabase) {
    this.#prepared = prepared;
    this.#ask = ask;
  }

  async all<P extends object, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    const { rows } = await this.#ask(this.#prepared.query(statement, params));
    return rows.map((row) => statement.read(row));
  }

  async one<P extends object, R>(statement: Statement<P, R>, params: P): Promise<R | undefined> {
    const { rows } = await this.#ask(this.#prepared.query(statement, params));
    const [row] = rows;
    return row && statement.read(row);
  }

  async run<P extends object>(statement: Statement<P, never>, params: P): Promise<number> {
    const { rowCount } = await this.#ask(this.#prepared.query(statement, params));
    return rowCount ?? 0;
  }
}
