import type { PoolClient } from 'pg';
import type { Change, EngineTransaction, Group } from '../engine.ts';
import type { Statement } from '../statement.ts';
import type { PageTurns } from './page-turns.ts';
import { PostgresConnection } from './postgres-connection.ts';
import type { PostgresAnswer, PostgresQuery, PreparedStatements } from './prepared.ts';
import { isLost, troubled } from './troubles.ts';

/** What transactions of one store share. */
export interface TransactionsOf {
  readonly schema: string;
  readonly prepared: PreparedStatements;
  readonly turns: PageTurns;
  /** A connection, to be given back. */
  readonly writer: () => Promise<PoolClient>;
  /** Words in which each begins. */
  readonly begin: string;
  /** What each is told then, by its group. */
  readonly limits: Readonly<Record<Group, string>>;
}

/** Its connection was lost while it was committed: only the database knows what became of it. */
export class Undecided extends Error {
  override readonly name = 'Undecided';
  /** The transaction's number there. */
  readonly id: string;

  constructor(id: string, cause: unknown) {
    super('The connection was lost while a transaction was committed.', { cause });
    this.id = id;
  }
}

/**
 * A transaction on a connection of its own, which it has from its first statement on. Of what was
 * asked and failed, the first is why it can only be undone.
 */
export class PostgresTransaction implements EngineTransaction {
  readonly changes = new Map<number, Change>();
  readonly #of: TransactionsOf;
  readonly #group: Group;
  readonly #connection: PostgresConnection;
  readonly #locked = new Set<number>();
  /** Begun, and with the locks that were asked for until now. */
  #ready: Promise<PoolClient> | undefined;
  #client: PoolClient | undefined;
  #endTurn: () => void = () => undefined;
  #id = '';
  #failure: unknown;
  #isOver = false;

  constructor(of: TransactionsOf, group: Group) {
    this.#of = of;
    this.#group = group;
    this.#connection = new PostgresConnection(of.prepared, (query) => this.#ask(query));
  }

  /** Why it can only be undone, once something was refused. */
  get failure(): unknown {
    return this.#failure;
  }

  all<P extends object, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    return this.#connection.all(statement, params);
  }

  one<P extends object, R>(statement: Statement<P, R>, params: P): Promise<R | undefined> {
    return this.#connection.one(statement, params);
  }

  run<P extends object>(statement: Statement<P, never>, params: P): Promise<number> {
    return this.#connection.run(statement, params);
  }

  /** Statements that follow wait for it. */
  lock(page: number): void {
    if (this.#locked.has(page) || this.#isOver) return;
    this.#locked.add(page);
    this.#ready = this.#ready
      ? this.#ready.then((client) => this.#lock(client, page))
      : this.#beginWith(page);
    this.#ready.catch((error) => this.#fail(error));
  }

  changed(page: number, change: Change): void {
    this.changes.set(page, change);
  }

  /** Other processes may have changed them, of which nothing is known before they are asked for. */
  keepsPeople(): boolean {
    return false;
  }

  /** @throws Undecided, and whatever it can only be undone for */
  async commit(): Promise<void> {
    const client = await this.#ready;
    if (this.#failure !== undefined) throw troubled(this.#failure);
    this.#isOver = true;
    if (!client) return;
    try {
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new Error(`A transaction ended by ${command}.`);
    } catch (error) {
      this.#fail(error);
      throw isLost(error) ? new Undecided(this.#id, error) : error;
    }
  }

  /** Undoes what is not committed, and gives connection and turn back. */
  async end(isCommitted: boolean): Promise<void> {
    this.#isOver = true;
    await this.#ready?.catch(() => undefined);
    const client = this.#client;
    if (client) {
      let isWhole = !isLost(this.#failure ?? {});
      if (!isCommitted && isWhole) {
        isWhole = await client.query('rollback').then(
          () => true,
          () => false,
        );
      }
      client.release(!isWhole);
    }
    this.#endTurn();
  }

  async #ask(query: PostgresQuery): Promise<PostgresAnswer> {
    if (this.#isOver) throw new Error('This transaction has ended.');
    try {
      this.#ready ??= this.#begin();
      const client = await this.#ready;
      if (this.#failure !== undefined) throw this.#failure;
      return await client.query<unknown[]>(query);
    } catch (error) {
      this.#fail(error);
      throw troubled(error);
    }
  }

  async #beginWith(page: number): Promise<PoolClient> {
    this.#endTurn = await this.#of.turns.take(page);
    const client = await this.#begin();
    return this.#lock(client, page);
  }

  async #begin(): Promise<PoolClient> {
    const { writer, begin, limits } = this.#of;
    const client = await writer();
    try {
      const answers: unknown = await client.query(
        `${begin}${limits[this.#group]}; select pg_current_xact_id()::text as id`,
      );
      const [answer] = (answers as { rows: { id: string }[] }[]).slice(-1);
      this.#id = answer?.rows[0]?.id ?? '';
      this.#client = client;
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Locks the row that counts the Page's changes, which is made where there is none. */
  async #lock(client: PoolClient, page: number): Promise<PoolClient> {
    const table = `"${this.#of.schema}".page_revision`;
    for (;;) {
      const text = `select revision from ${table} where page = $1 for update`;
      const { rowCount } = await client.query(this.#of.prepared.own('lock', text, [page]));
      if (rowCount === 1) return client;
      await client.query(
        `insert into ${table} (page, revision, events) values ($1, 0, 0) on conflict do nothing`,
        [page],
      );
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }
}
