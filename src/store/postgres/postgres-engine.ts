import type { Client } from 'pg';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Besides } from '../besides.ts';
import type { Connection } from '../connection.ts';
import type { Engine, EngineTransaction, Group, Looks } from '../engine.ts';
import { bringUp } from './bring-up.ts';
import { limitsOf } from './client-config.ts';
import { PostgresClients } from './clients.ts';
import { type Hearing, hearOthers } from './hear-others.ts';
import type { News } from './news.ts';
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

/** What an engine is made of. */
interface Parts {
  readonly clients: PostgresClients;
  readonly patience: DatabasePatience;
  readonly marks: PostgresMarks;
  readonly hearing: Hearing;
  readonly prepared: PreparedStatements;
  /** Words in which transactions begin. */
  readonly begin: string;
}

/** A schema of a PostgreSQL database. Other processes may write it too. */
export class PostgresEngine implements Engine {
  readonly connection: Connection;
  readonly marks: PostgresMarks;
  readonly notice: string | undefined;
  readonly besides: Besides;
  readonly looks: Looks;
  /** There is none: a database that is away is waited for, and asked again. */
  readonly failure = undefined;
  readonly failed = new Promise<Error>(() => undefined);
  readonly #clients: PostgresClients;
  readonly #patience: DatabasePatience;
  readonly #prepared: PreparedStatements;
  readonly #news: News;
  readonly #transactions: Transactions;

  private constructor(schema: string, parts: Parts) {
    const { clients, patience, marks, hearing, prepared, begin } = parts;
    const { news, isSession, notice } = hearing;
    this.#clients = clients;
    this.#patience = patience;
    this.#news = news;
    this.marks = marks;
    this.notice = notice;
    this.#prepared = prepared;
    this.connection = new PostgresConnection(prepared, clients.ask);
    this.besides = new PostgresBesides(schema, prepared, clients.ask);
    this.looks = marks.looks;
    this.#transactions = new Transactions({
      ...{ schema, prepared, patience, begin, limits: limitsOf(isSession) },
      turns: new PageTurns(),
      writer: () => clients.writer(),
      fateOf: async (id) => (await clients.fateOf(id)) as Fate,
      committed: (changed) => {
        marks.set(changed);
        news.tell(changed);
      },
    });
  }

  /**
   * Opens a store, making or updating its tables.
   * @param scheduler times the tries while the database is away
   * @throws NewerStoreError, ForeignStoreError of one sentence, or Troubled
   */
  static async open(place: PostgresPlace, scheduler: Scheduler): Promise<PostgresEngine> {
    const { schema } = place;
    const patience = new DatabasePatience(scheduler);
    const clients = await PostgresClients.to(place, patience);
    try {
      const begin = await clients.during(async (client) => {
        const words = await requireFit(client);
        await bringUp(client, schema);
        return words;
      });
      const marks = new PostgresMarks({
        scheduler,
        isHeard: () => hearing.news.isHeard,
        revisions: async (pages) => {
          const text = `select page, revision from "${schema}".page_revision where page = any($1::bigint[])`;
          const { rows } = await clients.ask(
            prepared.own('revisions', text, [`{${pages.join()}}`]),
          );
          return new Map(rows as [page: number, revision: number][]);
        },
      });
      const hearing = await hearOthers(place, clients, scheduler, marks);
      const prepared = new PreparedStatements(schema, hearing.isSession);
      return new PostgresEngine(schema, { clients, patience, marks, hearing, prepared, begin });
    } catch (error) {
      await clients.close();
      throw troubled(error);
    }
  }

  onForeign(listener: () => void): void {
    this.marks.onForeign(listener);
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
      const seen = await read(this.#readingOn(client));
      // Who leaves in the middle of one has a pooler end the session.
      await client.query('commit');
      return seen;
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
    await this.#news.close();
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
