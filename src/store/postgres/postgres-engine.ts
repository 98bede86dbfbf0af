import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Besides } from '../besides.ts';
import type { Connection } from '../connection.ts';
import type { Engine, EngineTransaction, Group, Looks, Marks } from '../engine.ts';
import { Announcements } from './announcements.ts';
import { bringUp } from './bring-up.ts';
import { PostgresClients } from './clients.ts';
import { PageTurns } from './page-turns.ts';
import { DatabasePatience } from './patience.ts';
import type { PostgresPlace } from './place.ts';
import { PostgresBesides } from './postgres-besides.ts';
import { PostgresConnection } from './postgres-connection.ts';
import { PostgresMarks } from './postgres-marks.ts';
import { PreparedStatements } from './prepared.ts';
import { requireFit } from './requirements.ts';
import { type Fate, Transactions } from './transactions.ts';
import { troubled } from './troubles.ts';

/** A schema of a PostgreSQL database. Other processes may write it too. */
export class PostgresEngine implements Engine {
  readonly connection: Connection;
  readonly marks: Marks;
  readonly besides: Besides;
  readonly looks: Looks;
  /** There is none: a database that is away is waited for, and asked again. */
  readonly failure = undefined;
  readonly failed = new Promise<Error>(() => undefined);
  readonly #clients: PostgresClients;
  readonly #patience: DatabasePatience;
  readonly #prepared: PreparedStatements;
  readonly #announcements: Announcements;
  readonly #transactions: Transactions;
  #foreign: () => void = () => undefined;

  private constructor(
    { schema }: PostgresPlace,
    scheduler: Scheduler,
    open: {
      readonly clients: PostgresClients;
      readonly patience: DatabasePatience;
      readonly begin: string;
    },
  ) {
    const { clients, patience, begin } = open;
    this.#clients = clients;
    this.#patience = patience;
    const prepared = new PreparedStatements(schema);
    this.#prepared = prepared;
    this.connection = new PostgresConnection(prepared, clients.ask);
    this.besides = new PostgresBesides(schema, clients.ask);
    const marks = new PostgresMarks({
      scheduler,
      isListening: () => this.#announcements.isListening,
      revisions: (pages) => clients.revisions(schema, pages),
      foreign: () => this.#foreign(),
    });
    this.marks = marks;
    this.looks = marks.looks;
    this.#announcements = new Announcements({
      ...{ schema, scheduler, self: randomUUID() },
      open: () => clients.alone(),
      heard: (changed) => marks.hear(changed),
      again: () => marks.startAnew(),
    });
    this.#transactions = new Transactions({
      ...{ schema, prepared, patience, begin },
      turns: new PageTurns(),
      writer: () => clients.writer(),
      fateOf: async (id) => (await clients.fateOf(id)) as Fate,
      committed: (changed) => {
        marks.set(changed);
        this.#announcements.tell(changed);
      },
    });
  }

  /**
   * Opens a store, making or updating its tables.
   * @param scheduler times the tries while the database is away
   * @throws NewerStoreError, ForeignStoreError of one sentence, or Troubled
   */
  static async open(place: PostgresPlace, scheduler: Scheduler): Promise<PostgresEngine> {
    const patience = new DatabasePatience(scheduler);
    const clients = await PostgresClients.to(place, patience);
    try {
      const begin = await clients.during(async (client) => {
        const words = await requireFit(client);
        await bringUp(client, place.schema);
        return words;
      });
      const engine = new PostgresEngine(place, scheduler, { clients, patience, begin });
      await engine.#announcements.listen();
      return engine;
    } catch (error) {
      await clients.close();
      throw troubled(error);
    }
  }

  onForeign(listener: () => void): void {
    this.#foreign = listener;
  }

  transaction<T>(
    work: (connection: EngineTransaction) => Promise<T>,
    group: Group = 'shared',
  ): Promise<T> {
    return this.#transactions.run(work, group);
  }

  async rehearsal<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T> {
    const undone = { made: undefined as T };
    try {
      await this.transaction(async (connection) => {
        undone.made = await work(connection);
        throw undone;
      });
    } catch (thrown) {
      if (thrown !== undone) throw thrown;
    }
    return undone.made;
  }

  durable(): Promise<void> {
    return this.#transactions.idle();
  }

  snapshot<T>(read: (connection: Connection) => Promise<T>): Promise<T> {
    return this.#clients.during(async (client) => {
      await client.query('begin isolation level repeatable read read only');
      return read(this.#readingOn(client));
    });
  }

  copyTo(): Promise<Engine> {
    return Promise.reject(new Error('A store in PostgreSQL cannot be copied to a file yet.'));
  }

  endPatience(): void {
    this.#patience.end();
  }

  async close(): Promise<void> {
    this.endPatience();
    await this.#transactions.idle();
    await this.#announcements.close();
    await this.#clients.close();
  }

  #readingOn(client: Client): Connection {
    return new PostgresConnection(this.#prepared, async (query) => {
      try {
        return await client.query<unknown[]>(query);
      } catch (error) {
        throw troubled(error);
      }
    });
  }
}
