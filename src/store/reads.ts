import type { Connection } from './connection.ts';

/** What reads, and in transactions writes, over one connection. */
export class Reads {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }
}

/** The same of one Page: each of its statements is bound to the Page's number. */
export class PageReads extends Reads {
  protected readonly page: number;

  constructor(connection: Connection, page: number) {
    super(connection);
    this.page = page;
  }
}
