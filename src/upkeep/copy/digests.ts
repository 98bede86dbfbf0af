import { createHash, type Hash } from 'node:crypto';
import type { Vault } from '../../access/vault.ts';
import type { Connection } from '../../store/connection.ts';
import type { RawRow } from '../../store/transfer/raw-rows.ts';
import { rowsOf } from '../../store/transfer/rows-source.ts';
import { type TableName, WHOLE_TABLES } from '../../store/transfer/tables.ts';
import { sealedIn } from '../check/secrets-of-row.ts';
import { isCopied } from './copied-rows.ts';

/** What a table holds of a Page, or a table above the Pages: how many rows, and a digest of all their cells. */
interface PartDigest {
  readonly rows: number;
  readonly digest: string;
}

/**
 * Digests of all that is copied, by table and Page. Secrets count as what they are, whatever they are
 * sealed under.
 * @param onRows told of so many rows more; what it throws ends it
 */
export async function digestsOf(
  connection: Connection,
  vault: Vault,
  onRows: (rows: number) => void = () => undefined,
): Promise<ReadonlyMap<string, PartDigest>> {
  const parts = new Map<string, { rows: number; hash: Hash }>();
  for (const { table, columns, isOfPage } of WHOLE_TABLES) {
    for await (const rows of rowsOf(connection, table)) {
      for (const row of rows) {
        if (!isCopied(table, row)) continue;
        const part = isOfPage ? `${table} of Page ${row.page}` : table;
        const standing = parts.get(part) ?? { rows: 0, hash: createHash('sha256') };
        parts.set(part, standing);
        standing.rows++;
        const open = opened(table, row, vault);
        standing.hash.update(`${JSON.stringify(columns.map((each) => open[each]))}\n`);
      }
      onRows(rows.length);
    }
  }
  return new Map(
    [...parts].map(([part, { rows, hash }]) => [part, { rows, digest: hash.digest('hex') }]),
  );
}

function opened(table: TableName, row: RawRow, vault: Vault): RawRow {
  const sealed = sealedIn(table, row).map((each) => [each, vault.unseal(String(row[each]))]);
  return { ...row, ...Object.fromEntries(sealed) };
}

/** The parts that are not the same in two stores. */
export function differences(
  one: ReadonlyMap<string, PartDigest>,
  other: ReadonlyMap<string, PartDigest>,
): string[] {
  const parts = new Set([...one.keys(), ...other.keys()]);
  return [...parts].filter((part) => one.get(part)?.digest !== other.get(part)?.digest);
}
