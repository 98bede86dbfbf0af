import type { Cell } from '../codec.ts';
import type { Statement } from '../statement.ts';
import { bound } from './cells.ts';
import { POSTGRES, within } from './dialect.ts';

/** What the driver is asked. */
export interface PostgresQuery {
  /** Under which a session keeps its plan; without one it is planned each time. */
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
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

/**
 * The statements of one store. Where a connection is a session each has a name: it plans what it was
 * asked before no more.
 */
export class PreparedStatements {
  readonly #schema: string;
  readonly #isNamed: boolean;
  readonly #prepared = new Map<Statement<never, unknown>, Prepared>();

  constructor(schema: string, isNamed: boolean) {
    this.#schema = schema;
    this.#isNamed = isNamed;
  }

  query(statement: Statement<never, unknown>, params: object): PostgresQuery {
    const { name, text, bind } = this.#prepared.get(statement) ?? this.#prepare(statement);
    const values = bind(params);
    for (let i = 0; i < values.length; i++) values[i] = bound(values[i] as Cell);
    return this.#named(name, { text, values, rowMode: 'array' });
  }

  /** One of the engine's own. */
  own(name: string, text: string, values: unknown[]): PostgresQuery {
    return this.#named(name, { text, values, rowMode: 'array' });
  }

  #named(name: string, query: PostgresQuery): PostgresQuery {
    return this.#isNamed ? { name, ...query } : query;
  }

  #prepare(statement: Statement<never, unknown>): Prepared {
    const { sql, bind } = statement.in(POSTGRES);
    const name = `s${this.#prepared.size}`;
    const prepared = { name, text: within(this.#schema, sql), bind };
    this.#prepared.set(statement, prepared);
    return prepared;
  }
}
