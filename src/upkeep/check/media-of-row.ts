import { namesIn } from '../../snapshot/media-names.ts';
import type { RawRow } from '../../store/transfer/raw-rows.ts';
import type { TableName } from '../../store/transfer/tables.ts';

/** Where rows name media that somebody will ask for: a name alone, or within JSON. */
const PLACES: Partial<Record<TableName, string>> = {
  message: 'extra',
  page: 'profile',
  user: 'profile',
  person: 'profile',
  persona: 'picture',
  uploaded: 'media',
};

/** What names a medium in JSON. */
const KEYS: ReadonlySet<string> = new Set(['media', 'preview', 'picture']);
const NAME = /^[0-9a-f]{64}$/;

/** Names of media without which what a row tells is not whole. */
export function mediaOf(table: TableName, row: RawRow): string[] {
  const column = PLACES[table];
  const cell = column && row[column];
  if (typeof cell !== 'string' || namesIn(table, row).length === 0) return [];
  if (NAME.test(cell)) return [cell];
  try {
    return within(JSON.parse(cell));
  } catch {
    // That it cannot be read is another's to say.
    return [];
  }
}

function within(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    KEYS.has(key) && typeof each === 'string' && NAME.test(each) ? [each] : within(each),
  );
}
