import type { Connection } from '../connection.ts';

/** A connection that notes what it changes. */
export interface Noting extends Connection {
  /** The same, of whose changes nothing is noted: what is deleted is gone. */
  readonly unnoted: Connection;
}

/** The connection of whose changes nothing is noted. */
export const unnoted = (connection: Connection): Connection =>
  'unnoted' in connection ? (connection as Noting).unnoted : connection;
