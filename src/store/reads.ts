import type { Connection } from './connection.ts';

/** What reads, and in transactions writes, over one connection. */
export class Reads {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }
}
