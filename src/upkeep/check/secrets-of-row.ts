import { isStoreKeys } from '../../access/store-keys.ts';
import type { RawRow } from '../../store/transfer/raw-rows.ts';
import type { TableName } from '../../store/transfer/tables.ts';

/** The columns of a row in which something stands that is sealed under the server's key. */
export function sealedIn(table: TableName, row: RawRow): readonly string[] {
  if (table === 'app')
    return row.instagram_secret === null ? ['secret'] : ['secret', 'instagram_secret'];
  if (table === 'subscription') return ['verify_token'];
  return table === 'setting' && isStoreKeys(row.name) ? ['value'] : [];
}
