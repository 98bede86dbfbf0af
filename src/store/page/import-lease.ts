import type { Awaitable } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import type { ImportLeaseTable } from '../tables.ts';

/** A process that imports. */
export interface LeaseHolder {
  readonly pid: number;
  readonly host: string;
  /** Within what process numbers mean the same: a machine since its start, or a container. */
  readonly space: string;
}

/** Who imports into a Page. */
export interface ImportLease {
  readonly epoch: number;
  readonly holder: LeaseHolder;
  /** When it was taken, in ms of the machine's clock. */
  readonly since: number;
  /** When it lapses unless it is renewed, in ms of the machine's clock; 0: it was given back. */
  readonly until: number;
}

const lease = statement<{ page: number }, ImportLease>(
  (db, p) =>
    db
      .selectFrom('import_lease')
      .select(['epoch', 'holder', 'since', 'until'])
      .where('page', '=', p.page),
  (row) => ({
    epoch: row[0] as number,
    holder: JSON.parse(row[1] as string) as LeaseHolder,
    since: row[2] as number,
    until: row[3] as number,
  }),
);

const put = statement<ImportLeaseTable>((db, p) =>
  db
    .insertInto('import_lease')
    .values({ page: p.page, epoch: p.epoch, holder: p.holder, since: p.since, until: p.until })
    .onConflict((oc) =>
      oc.column('page').doUpdateSet((eb) => ({
        epoch: eb.ref('excluded.epoch'),
        holder: eb.ref('excluded.holder'),
        since: eb.ref('excluded.since'),
        until: eb.ref('excluded.until'),
      })),
    ),
);

const renew = statement<Pick<ImportLeaseTable, 'page' | 'epoch' | 'until'>>((db, p) =>
  db
    .updateTable('import_lease')
    .set({ until: p.until })
    .where('page', '=', p.page)
    .where('epoch', '=', p.epoch),
);

/** Reads who imports into one Page. */
export class ImportLeaseReader {
  protected readonly connection: Connection;
  protected readonly page: number;

  constructor(connection: Connection, page: number) {
    this.connection = connection;
    this.page = page;
  }

  /** As it was last taken, lapsed or not; undefined where nobody ever has. */
  last(): Awaitable<ImportLease | undefined> {
    return this.connection.one(lease, { page: this.page });
  }
}

/** Changes it, inside a transaction of the store. */
export class ImportLeaseWriter extends ImportLeaseReader {
  async put({ holder, ...rest }: ImportLease): Promise<void> {
    const row = { page: this.page, holder: JSON.stringify(holder), ...rest };
    await this.connection.run(put, row);
  }

  /**
   * Moves the time at which it lapses. Gives whether it is the one of this epoch still: what is
   * written in the same transaction must not be where it is not.
   */
  async renew(epoch: number, until: number): Promise<boolean> {
    return (await this.connection.run(renew, { page: this.page, epoch, until })) > 0;
  }
}
