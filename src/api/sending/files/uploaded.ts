import { GraphError } from '../../../graph/errors/error.ts';
import { isOfKind } from '../../../media/attachment-kind.ts';
import { takesFormat } from '../../../messaging/sending/formats.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import type { Platform } from '../../../store/page/platform.ts';
import type { UploadedRow } from '../../../store/page/uploaded.ts';
import type { AskedFile } from './asked.ts';

/** What was found of files that are named by an id, by where they stand. */
type FoundUploads = ReadonlyMap<string, UploadedRow | undefined>;

/**
 * Looks for the files that are named by an id, among the Page's own alone.
 * @param now epoch milliseconds of the store's clock
 */
export async function findUploads(
  files: readonly AskedFile[],
  { uploaded }: PageStore,
  now: number,
): Promise<FoundUploads> {
  const found = new Map<string, UploadedRow | undefined>();
  for (const { at, from, where } of files) {
    if (from === 'id') found.set(at, await uploaded.byId(where, now));
  }
  return found;
}

/**
 * The file behind an id.
 * @throws GraphError `attachmentUnknown`, `uploadFailed` (100)
 */
export function usable(
  row: UploadedRow | undefined,
  { kind }: AskedFile,
  platform: Platform,
): UploadedRow {
  if (row?.platform !== platform) {
    const because = row
      ? `It was uploaded for ${row.platform}, and goes to ${platform}.`
      : 'The Page has no such id, or it was for one message, without is_reusable, and is sent.';
    throw new GraphError('attachmentUnknown', {}, undefined, because);
  }
  if (row.kind === kind) return row;
  if (isOfKind(row.mime, kind) && takesFormat(platform, kind, row.mime)) return { ...row, kind };
  const because = `It was uploaded as ${row.kind}, and is sent as ${kind}.`;
  throw new GraphError('uploadFailed', {}, undefined, because);
}
