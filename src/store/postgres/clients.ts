import type { Client, ClientConfig, Pool, PoolClient } from 'pg';
import { CONNECTING, configOf } from './client-config.ts';
import type { DatabasePatience } from './patience.ts';
import type { PostgresPlace } from './place.ts';
import type { AskDatabase } from './postgres-connection.ts';
import type { PostgresAnswer, PostgresQuery } from './prepared.ts';
import { isLost, troubled } from './troubles.ts';

/** Connections of each kind: those that read never wait for those that write. */
const MOST = 5;

/** What a connection leads to: the address of the store, or the one at which changes are heard of. */
type Way = 'working' | 'listening';

/** The connections to one database. */
export class PostgresClients {
  readonly #reading: Pool;
  readonly #writing: Pool;
  readonly #make: (to: Way) => Client;
  readonly #patience: DatabasePatience;

  private constructor(
    pools: { readonly reading: Pool; readonly writing: Pool },
    make: (to: Way) => Client,
    patience: DatabasePatience,
  ) {
    this.#reading = pools.reading;
    this.#writing = pools.writing;
    this.#make = make;
    this.#patience = patience;
  }

  /** Makes none yet. The driver is loaded here: who has a file of his own does without. */
  static async to(place: PostgresPlace, patience: DatabasePatience): Promise<PostgresClients> {
    const { default: pg } = await import('pg');
    // A pool's own limit would count the time for which one waits for others to be done as well.
    class Connecting extends pg.Client {
      constructor(given: ClientConfig = {}) {
        // A pool hides it from what goes through a list of names.
        super({ ...given, password: given.password, connectionTimeoutMillis: CONNECTING });
      }
    }
    const pool = (use: 'reading' | 'writing'): Pool => {
      const config = configOf(place, use, !place.isPooled);
      const made = new pg.Pool({ ...config, Client: Connecting, max: MOST, allowExitOnIdle: true });
      made.on('error', ignore);
      // One that is cut while it is used says so here, and where nobody listens the process ends.
      made.on('connect', (client) => client.on('error', ignore));
      return made;
    };
    const make = (to: Way): Client => {
      const isDirect = to === 'listening' && place.direct !== undefined;
      const address = isDirect ? place.direct : place;
      const config = configOf(address, 'anything', isDirect || !place.isPooled);
      return new Connecting(config).on('error', ignore);
    };
    return new PostgresClients(
      { reading: pool('reading'), writing: pool('writing') },
      make,
      patience,
    );
  }

  /** Asks on any connection; once more on another where that was lost. */
  readonly ask: AskDatabase = async (query) => {
    for (const tries = this.#patience.tries(); ; ) {
      try {
        return await this.#reading.query<unknown[]>(query);
      } catch (error) {
        if (!isLost(error) || !(await tries.again())) throw troubled(error);
      }
    }
  };

  /** A connection that writes, to be given back. */
  async writer(): Promise<PoolClient> {
    return this.#writing.connect();
  }

  /** A connection of its own, to be ended by whoever has it. */
  async alone(to: Way = 'working'): Promise<Client> {
    const client = this.#make(to);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(ignore);
      throw error;
    }
  }

  /** Does something on a connection of its own. */
  async during<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.alone();
    try {
      return await work(client);
    } finally {
      await client.end().catch(ignore);
    }
  }

  /** Asks once: whoever does asks again by himself. */
  async askOnce(query: PostgresQuery): Promise<PostgresAnswer> {
    return this.#reading.query<unknown[]>(query);
  }

  /** What became of a transaction. */
  async fateOf(id: string): Promise<unknown> {
    const { rows } = await this.ask({
      text: 'select pg_xact_status($1::xid8)',
      values: [id],
      rowMode: 'array',
    });
    return rows[0]?.[0];
  }

  /** Ends them when they are done with. */
  async close(): Promise<void> {
    await Promise.all([this.#reading.end(), this.#writing.end()]);
  }
}

/** Whoever asks on it is told by what he asks. */
function ignore(): void {}
