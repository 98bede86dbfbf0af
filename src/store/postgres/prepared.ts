import type { Cell } from '../codec.ts';
import type { Statement } from '../statement.ts';
import { bound } from './cells.ts';
import { POSTGRES, within } from './dialect.ts';

/** What the driver is asked. */
export interface PostgresQuery {
  readonly name: string;
  readonly text: string;
  readonly values: Cell[];
  readonly rowMode: 'array';
}

/** What it says. */
export interface PostgresAnswer {
  readonly rows: readonly unknown[][];
  readonly rowCount: number | null;
}

/** A statement as it is asked of one store. */
interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly bind: (params: object) => Cell[];
}

/** The statements of one store, each with a name: a connection plans what it was asked before no more. */
export class PreparedStatements {
  readonly #schema: string;
  readonly #prepared = new Map<Statement<never, unknown>, Prepared>();

  constructor(schema: string) {
    this.#schema = schema;
  }

  query(statement: Statement<never, unknown>, params: object): PostgresQuery {
    const { name, text, bind } = this.#prepared.get(statement) ?? this.#prepare(statement);
    const values = bind(params);
    for (let i = 0; i < values.length; i++) values[i] = bound(values[i] as Cell);
    return { name, text, values, rowMode: 'array' };
  }

  #prepare(statement: Statement<never, unknown>): Prepared {
    const { sql, bind } = statement.in(POSTGRES);
    const name = `s${this.#prepared.size}`;
    const prepared = { name, text: within(this.#schema, sql), bind };
    this.#prepared.set(statement, prepared);
    return prepared;
  }
}
