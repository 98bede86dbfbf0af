import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import type { Statement } from '../statement.ts';

/** One node:sqlite database handle with its prepared statements. Answers synchronously. */
export class SqliteConnection implements Connection {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<Statement<never, unknown>, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  all<P extends object, R>(statement: Statement<P, R>, params: P): R[] {
    const rows = this.#prepare(statement).all(...bind(statement, params)) as unknown[];
    for (let i = 0; i < rows.length; i++) rows[i] = statement.read(rows[i] as unknown[]);
    return rows as R[];
  }

  one<P extends object, R>(statement: Statement<P, R>, params: P): R | undefined {
    const row: unknown = this.#prepare(statement).get(...bind(statement, params));
    return row === undefined ? undefined : statement.read(row as unknown[]);
  }

  run<P extends object>(statement: Statement<P, never>, params: P): number {
    return Number(this.#prepare(statement).run(...bind(statement, params)).changes);
  }

  #prepare(statement: Statement<never, unknown>): StatementSync {
    let prepared = this.#prepared.get(statement);
    if (!prepared) {
      prepared = this.database.prepare(statement.sql);
      prepared.setReturnArrays(true);
      this.#prepared.set(statement, prepared);
    }
    return prepared;
  }
}

function bind<P extends object>(statement: Statement<P, unknown>, params: P): SQLInputValue[] {
  const { order } = statement;
  const values: SQLInputValue[] = [];
  for (let i = 0; i < order.length; i++) values.push(params[order[i] as keyof P] as SQLInputValue);
  return values;
}
