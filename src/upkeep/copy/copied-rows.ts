import { isStoreKeys } from '../../access/store-keys.ts';
import type { Vault } from '../../access/vault.ts';
import { HALF_COPY } from '../../store/transfer/half-copy.ts';
import type { RawRow } from '../../store/transfer/raw-rows.ts';
import type { TableName } from '../../store/transfer/tables.ts';
import { sealedIn } from '../check/secrets-of-row.ts';

/** Whether a row is copied as it is: keys are sealed anew, and what is above the Pages counts on by itself. */
export const isCopied = (table: TableName, { name, page }: RawRow): boolean =>
  table === 'setting'
    ? !isStoreKeys(name) && name !== HALF_COPY
    : table !== 'page_revision' || page !== 0;

/** A row as it is to stand elsewhere: what is sealed in it, sealed with the key there. */
export function resealed(table: TableName, row: RawRow, from: Vault, to: Vault): RawRow {
  const sealed = sealedIn(table, row).map((each) => [
    each,
    to.seal(from.unseal(String(row[each]))),
  ]);
  return sealed.length === 0 ? row : { ...row, ...Object.fromEntries(sealed) };
}
