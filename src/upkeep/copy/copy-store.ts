import { isStoreKeys, putStoreKeys } from '../../access/store-keys.ts';
import type { CarriedKeys, Vault } from '../../access/vault.ts';
import type { MediaStore } from '../../media/media-store.ts';
import type { Connection } from '../../store/connection.ts';
import type { Store, Transaction } from '../../store/store.ts';
import { HALF_COPY } from '../../store/transfer/half-copy.ts';
import { lotOf, RAW_LOT, type RawRow, rawTable } from '../../store/transfer/raw-rows.ts';
import { countRows, rowsOf, wholeOf } from '../../store/transfer/rows-source.ts';
import { type TableName, WHOLE_TABLES } from '../../store/transfer/tables.ts';
import { isCopied, resealed } from './copied-rows.ts';
import { CopyError } from './copy-error.ts';
import { copyMedia } from './copy-media.ts';
import type { Copying } from './copying.ts';
import { differences, digestsOf } from './digests.ts';
import { moveMark, type ProgressMark, standingMark, stateOf } from './progress-mark.ts';

/** A store that is copied, or that a copy is made into, which nobody else has open. */
export interface CopyEnd {
  readonly store: Store;
  readonly vault: Vault;
  readonly media: MediaStore;
}

/** What came of it. */
export interface CopyReport {
  readonly rows: number;
  readonly media: number;
  /** Tables, and parts of them by Page, whose counts and digests were compared. */
  readonly parts: number;
  /** Rows that were there already, from an attempt before. */
  readonly before: number;
}

/** The number of what stands above the Pages. */
const DIRECTORY = 0;

/**
 * Copies all of a store to another that is empty, or goes on with that where it ended: rows in ranges,
 * each with the mark of how far they have come; media; and at last every part is compared.
 * @throws CopyError, the reason of the signal, and what the stores throw: the same again goes on
 */
export async function copyStore(
  from: CopyEnd,
  to: CopyEnd,
  copying: Copying = {},
): Promise<CopyReport> {
  const source = from.store.standing;
  if ((await from.store.directory.settings.get(HALF_COPY)) !== undefined) {
    throw new CopyError('What is to be copied is half a copy itself: let that end first.');
  }
  const of = await stateOf(source);
  const begun = await standingMark(to.store, of);
  if (begun.table === undefined) {
    await to.store.transaction((tx) => moveMark(tx, undefined, begun));
  }
  const mark = await copyRows(from, to, begun, copying);
  const media = await copyMedia(from.media, to.media, copying);
  const parts = await compared(from, to, copying);
  if ((await stateOf(source)) !== of) {
    throw new CopyError(
      'The store was written while it was copied: take the copy away, serve the store with --read-only or not at all, then copy again.',
    );
  }
  const keys = await keysOf(from);
  await to.store.transaction(async (tx) => {
    await putStoreKeys(tx, to.vault, keys);
    await moveMark(tx, mark, undefined);
  });
  return { rows: mark.rows, media, parts, before: begun.rows };
}

async function copyRows(
  from: CopyEnd,
  to: CopyEnd,
  begun: ProgressMark,
  { signal, onProgress }: Copying,
): Promise<ProgressMark> {
  const source = from.store.standing;
  const total = await countRows(wholeOf(source));
  let mark = begun;
  const names = WHOLE_TABLES.map(({ table }) => table);
  for (const table of names.slice(begun.table ? names.indexOf(begun.table) : 0)) {
    const last = table === begun.table ? begun.last : undefined;
    for await (const rows of rowsOf(source, table, undefined, last)) {
      signal?.throwIfAborted();
      const next = {
        of: mark.of,
        table,
        last: keyOf(table, rows.at(-1)),
        rows: mark.rows + rows.length,
      };
      const standing = rows
        .filter((row) => isCopied(table, row))
        .map((row) => resealed(table, row, from.vault, to.vault));
      await to.store.transaction((tx) => addMarked(tx, table, standing, mark, next), 'own');
      mark = next;
      onProgress?.('copying', mark.rows, Math.max(mark.rows, total));
    }
  }
  return mark;
}

async function addMarked(
  tx: Transaction,
  table: TableName,
  rows: readonly RawRow[],
  mark: ProgressMark,
  next: ProgressMark,
): Promise<void> {
  await moveMark(tx, mark, next);
  await addAll(tx.rows(DIRECTORY), table, rows);
}

async function addAll(connection: Connection, table: TableName, rows: readonly RawRow[]) {
  const { add, addLot } = rawTable(table);
  let at = 0;
  for (; at + RAW_LOT <= rows.length; at += RAW_LOT) {
    await connection.run(addLot, lotOf(rows.slice(at, at + RAW_LOT)));
  }
  for (const row of rows.slice(at)) await connection.run(add, row);
}

const keyOf = (table: TableName, row: RawRow | undefined): RawRow =>
  Object.fromEntries(rawTable(table).key.map((each) => [each, row?.[each] ?? null]));

/** @throws CopyError where something is another there */
async function compared(
  from: CopyEnd,
  to: CopyEnd,
  { signal, onProgress }: Copying,
): Promise<number> {
  const total = 2 * (await countRows(wholeOf(from.store.standing)));
  let done = 0;
  const onRows = (rows: number): void => {
    signal?.throwIfAborted();
    done += rows;
    onProgress?.('comparing', done, Math.max(done, total));
  };
  const there = await digestsOf(from.store.standing, from.vault, onRows);
  const here = await digestsOf(to.store.standing, to.vault, onRows);
  const [first, ...others] = differences(there, here);
  if (first === undefined) return there.size;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  throw new CopyError(
    `The copy is another than the store, in ${first}${more}: take it away, then copy again from a store that nobody writes.`,
  );
}

/** With what the texts of its tokens are made: with those of another store, where its snapshot was put back. */
async function keysOf({ store, vault }: CopyEnd): Promise<CarriedKeys> {
  for await (const rows of rowsOf(store.standing, 'setting')) {
    const kept = rows.find(({ name }) => isStoreKeys(name));
    if (kept) return JSON.parse(vault.unseal(String(kept.value))) as CarriedKeys;
  }
  return vault.keys;
}
