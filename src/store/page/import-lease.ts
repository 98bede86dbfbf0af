import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find, put, update } from '../rows.ts';
import { IMPORT_LEASE } from './tables.ts';

/** Who imports into a Page. */
export type ImportLease = RowOf<typeof IMPORT_LEASE>;

const lease = find(IMPORT_LEASE, ['page']);
const putLease = put(IMPORT_LEASE, ['page']);
const renew = update(IMPORT_LEASE, ['until'], ['page', 'epoch']);

/** Reads who imports into one Page. */
export class ImportLeaseReader extends PageReads {
  /** As it was last taken, lapsed or not; undefined where nobody ever has. */
  last(): Awaitable<ImportLease | undefined> {
    return this.connection.one(lease, { page: this.page });
  }
}

/** Changes it, inside a transaction of the store. */
export class ImportLeaseWriter extends ImportLeaseReader {
  async put(lease: ImportLease): Promise<void> {
    await this.connection.run(putLease, { page: this.page, ...lease });
  }

  /**
   * Moves the time at which it lapses. Gives whether it is the one of this epoch still: what is
   * written in the same transaction must not be where it is not.
   */
  async renew(epoch: number, until: number): Promise<boolean> {
    return (await this.connection.run(renew, { page: this.page, epoch, until })) > 0;
  }
}
