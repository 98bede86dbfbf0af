import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find, insert } from '../rows.ts';
import { statement } from '../statement.ts';
import { revisionOf } from './revisions.ts';
import { IMPORT_REPORT } from './tables.ts';

/** What an import of the same again would say, as long as nothing of the Page is changed. */
export type ImportReport = RowOf<typeof IMPORT_REPORT>;

const byListing = find(IMPORT_REPORT, ['page', 'listing']);
const addReport = insert(IMPORT_REPORT);
const forget = statement<{ page: number; revision: number; listing: string }>((db, p) =>
  db
    .deleteFrom('import_report')
    .where('page', '=', p.page)
    .where((eb) => eb.or([eb('revision', '!=', p.revision), eb('listing', '=', p.listing)])),
);
/** Reads them of one Page. */
export class ImportReports extends PageReads {
  find(listing: string): Awaitable<ImportReport | undefined> {
    return this.connection.one(byListing, { page: this.page, listing });
  }

  /** The Page's revision, while which what is read of it stays true. */
  revision(): Awaitable<number> {
    return revisionOf(this.connection, this.page);
  }
}

/** Keeps them, inside a transaction of the store; this is no change of the Page. */
export class ImportReportsWriter extends ImportReports {
  /** Keeps one, and lets those go that the Page has outlived. */
  async put(report: ImportReport): Promise<void> {
    await this.connection.run(forget, { page: this.page, ...report });
    await this.connection.run(addReport, { page: this.page, ...report });
  }
}
