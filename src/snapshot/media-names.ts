import type { RawRow } from '../store/transfer/raw-rows.ts';
import type { TableName } from '../store/transfer/tables.ts';

/** What a medium is called: the SHA-256 of its bytes. */
const NAME = /[0-9a-f]{64}/g;

/** What somebody wrote or answered names no medium of ours, whatever it looks like. */
const WRITTEN: ReadonlySet<string> = new Set(['message.text', 'attempt.request', 'attempt.answer']);

/** Names of media that a row may tell of: what no medium is called that is there is nothing. */
export function namesIn(table: TableName, row: RawRow): string[] {
  return Object.entries(row).flatMap(([column, cell]) =>
    typeof cell !== 'string' || cell.length < 64 || WRITTEN.has(`${table}.${column}`)
      ? []
      : (cell.match(NAME) ?? []),
  );
}
