import type { PageRow } from '../directory/tables.ts';
import { removeRows } from '../page/removal.ts';
import { DIRECTORY } from '../page/revisions.ts';
import { statement } from '../statement.ts';
import type { Transaction } from '../store.ts';
import { addRows, countOnPage, type PuttingBack, tellRestored } from './put-back.ts';
import { type RawRow, rawTable } from './raw-rows.ts';
import type { RowsSource } from './rows-source.ts';
import { type TableName, WHOLE_TABLES } from './tables.ts';

/** An Instagram account that another Page has here. */
export class AccountTaken extends Error {
  override readonly name = 'AccountTaken';
  readonly by: PageRow;

  constructor(by: PageRow) {
    super(`The Page ${by.id} has that Instagram account.`);
    this.by = by;
  }
}

/** What a Page rests on: what is there already stays as it is. */
const AROUND: readonly TableName[] = [
  ...(['app', 'user', 'app_role', 'permission', 'subscription', 'token'] as const),
];

/** What came with the Page, by its keys, where it was not there. */
export interface CameAlong {
  /** The Page's number here. */
  readonly no: number;
  readonly apps: ReadonlySet<string>;
}

const forgetPage = statement<{ no: number }>((db, p) =>
  db.deleteFrom('page').where('no', '=', p.no),
);

/**
 * Puts one Page back as it was, in the place of the one of its id, or beside the others. Where its number
 * is another's, it gets one of its own, and the ids of its messages hold the one that they always held.
 * @throws AccountTaken, and what {@link PuttingBack} throws: then nothing is changed
 */
export async function putBackPage(
  tx: Transaction,
  source: RowsSource,
  from: number,
  how: PuttingBack,
): Promise<CameAlong> {
  const directory = tx.rows(DIRECTORY);
  const row = await rowOfPage(source);
  const standing = await tx.reader.pages.byId(String(row.id));
  await requireAccount(tx, row);
  const no = standing?.no ?? (await freeNumber(tx, from));
  tx.rows(no);
  if (standing) await removeRows(directory, no);
  const held = Number(row.id_no ?? from);
  const moved = (each: RawRow): RawRow => (each.page === from ? { ...each, page: no } : each);
  let counted = 1;
  for await (const rows of source.rows('page_revision')) {
    for (const each of rows) counted = await countOnPage(directory, moved(each));
  }
  await directory.run(forgetPage, { no });
  await directory.run(rawTable('page').add, { ...row, no, id_no: held === no ? null : held });
  const change: PuttingBack['change'] = (table, each) => {
    const made = moved(how.change?.(table, each) ?? each);
    return table === 'conversation' ? { ...made, first_tie: counted } : made;
  };
  for (const table of ['role', 'installed_app'] as const) {
    await directory.run(rawTable(table).emptyOfPage, { page: no });
    await addRows(directory, source.rows(table), table, { ...how, change });
  }
  const apps = await addAround(tx, source, change);
  for (const { table, isOfPage, fate } of WHOLE_TABLES) {
    if (isOfPage && fate === 'replaced') {
      await addRows(directory, source.rows(table), table, { ...how, change });
    }
  }
  await tellRestored(tx, no, how.at);
  return { no, apps };
}

async function rowOfPage(source: RowsSource): Promise<RawRow> {
  for await (const [row] of source.rows('page')) if (row) return row;
  throw new Error('A snapshot of a Page that holds none.');
}

async function requireAccount(tx: Transaction, { id, instagram_id: account }: RawRow) {
  const other = account === null ? undefined : await tx.reader.pages.byInstagramId(String(account));
  if (other && other.id !== id) throw new AccountTaken(other);
}

/** The number that it had, unless a Page has it here. */
async function freeNumber(tx: Transaction, from: number): Promise<number> {
  if (!(await tx.reader.pages.byNo(from))) return from;
  let largest = from;
  for (const [table, column] of [
    ['page', 'no'],
    ['page_revision', 'page'],
  ] as const) {
    for await (const rows of tx.whole.rows(table)) {
      for (const row of rows) largest = Math.max(largest, Number(row[column]));
    }
  }
  return largest + 1;
}

/** Adds what is missing of what the Page rests on; gives the apps that were. */
async function addAround(
  tx: Transaction,
  source: RowsSource,
  change: NonNullable<PuttingBack['change']>,
): Promise<ReadonlySet<string>> {
  const directory = tx.rows(DIRECTORY);
  const apps = new Set<string>();
  for (const table of AROUND) {
    const { addMissing } = rawTable(table);
    for await (const rows of source.rows(table)) {
      for (const row of rows) {
        const added = await directory.run(addMissing, change(table, row));
        if (table === 'app' && added > 0) apps.add(String(row.id));
      }
    }
  }
  return apps;
}
