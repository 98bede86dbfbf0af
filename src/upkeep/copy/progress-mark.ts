import { createHash } from 'node:crypto';
import type { Connection } from '../../store/connection.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { HALF_COPY } from '../../store/transfer/half-copy.ts';
import type { RawRow } from '../../store/transfer/raw-rows.ts';
import { countRows, rowsOf, wholeOf } from '../../store/transfer/rows-source.ts';
import type { TableName } from '../../store/transfer/tables.ts';
import { CopyError } from './copy-error.ts';

/** How far a copy has come: it stands in the copy itself, written with what it tells of. */
export interface ProgressMark {
  /** Of which store, as it then was. */
  readonly of: string;
  /** The table that is under way, and its last row that is there; none before the first. */
  readonly table?: TableName;
  readonly last?: RawRow;
  /** Rows that are there. */
  readonly rows: number;
}

/** Another after each transaction that changed something of a Page, or above them. */
export async function stateOf(connection: Connection): Promise<string> {
  const hash = createHash('sha256');
  for await (const rows of rowsOf(connection, 'page_revision')) hash.update(JSON.stringify(rows));
  return hash.digest('hex');
}

/**
 * Where to go on: at the beginning in a store that is empty, else where the same copy ended.
 * @throws CopyError
 */
export async function standingMark(to: Store, of: string): Promise<ProgressMark> {
  const standing = await to.directory.settings.get(HALF_COPY);
  if (standing === undefined) {
    const rows = await countRows(wholeOf(to.standing));
    if (rows === 0) return { of, rows: 0 };
    throw new CopyError(
      'There is a store already where the copy would be: name another place, or take that store away first.',
    );
  }
  const mark = JSON.parse(standing) as ProgressMark;
  if (mark.of === of) return mark;
  throw new CopyError(
    'What is there is half a copy of another store, or of this one before it was changed: take it away, then copy again, from a store that nobody writes (`serve --read-only`).',
  );
}

/**
 * Moves it on, in the transaction that writes the rows.
 * @throws CopyError where another process is at the same copy
 */
export async function moveMark(
  tx: Transaction,
  from: ProgressMark | undefined,
  to: ProgressMark | undefined,
): Promise<void> {
  const { settings } = tx.directory;
  const standing = await settings.get(HALF_COPY);
  if (standing !== (from && JSON.stringify(from))) {
    throw new CopyError('Another process copies to the same place: let it end, then look.');
  }
  if (to) await settings.put(HALF_COPY, JSON.stringify(to));
  else await settings.remove(HALF_COPY);
}
