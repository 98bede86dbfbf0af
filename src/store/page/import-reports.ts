import type { Awaitable } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import type { ImportReportTable } from '../tables.ts';
import { revisionOf } from './revisions.ts';

/** What an import of the same again would say, as long as nothing of the Page is changed. */
export type ImportReport = Omit<ImportReportTable, 'page'>;

const COLUMNS = ['listing', 'contents', 'revision', 'report'] as const;

const byListing = statement<{ page: number; listing: string }, ImportReport>(
  (db, p) =>
    db
      .selectFrom('import_report')
      .select(COLUMNS)
      .where('page', '=', p.page)
      .where('listing', '=', p.listing),
  (row) => ({
    listing: row[0] as string,
    contents: row[1] as string,
    revision: row[2] as number,
    report: row[3] as string,
  }),
);
const forget = statement<{ page: number; revision: number; listing: string }>((db, p) =>
  db
    .deleteFrom('import_report')
    .where('page', '=', p.page)
    .where((eb) => eb.or([eb('revision', '!=', p.revision), eb('listing', '=', p.listing)])),
);
const put = statement<ImportReportTable>((db, p) =>
  db.insertInto('import_report').values({
    page: p.page,
    listing: p.listing,
    contents: p.contents,
    revision: p.revision,
    report: p.report,
  }),
);

/** Reads them of one Page. */
export class ImportReports {
  protected readonly connection: Connection;
  protected readonly page: number;

  constructor(connection: Connection, page: number) {
    this.connection = connection;
    this.page = page;
  }

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
    await this.connection.run(put, { page: this.page, ...report });
  }
}
