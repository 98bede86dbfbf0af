import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportPage } from '../../../src/export/export.ts';
import type { ExportSpec } from '../../../src/export/spec.ts';
import { archiveWorld } from '../../ingest/support/archive-world.ts';
import { filesBelow } from '../../ingest/support/zips.ts';
import type { Json, WorldOptions } from '../../support/world.ts';

/** A world with an export of its Page, and an import to compare with. */
export async function exportWorld(options: WorldOptions = {}) {
  const it = await archiveWorld(options);
  const to = join(it.folder, 'out');
  return {
    ...it,
    to,
    /** Exports the Page, to `to` without more. */
    out: (spec: Partial<ExportSpec> = {}) =>
      exportPage(it.w.server, { page: it.w.page, to, format: 'dyi', ...spec }),
    /** The text of a file of the export. */
    text: (path: string) => readFile(join(to, path), 'utf8'),
    /** The files of the export. */
    files: (folder = to) => filesBelow(folder),
    async [Symbol.asyncDispose]() {
      await it[Symbol.asyncDispose]();
    },
  };
}

/** Every read of a Page that does not name an id or a link, conversations in an order of content. */
export async function readsOf({
  conversations,
}: Pick<Awaited<ReturnType<typeof archiveWorld>>, 'conversations'>): Promise<Json[]> {
  const found = await conversations(
    'id,created_time,from,to,message,attachments,shares{link,name,description,template},sticker,tags,reactions,story,reply_to,is_unsupported',
  );
  return found
    .map((each) => withoutIds(each))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const IDS = new Set(['id', 'email', 'mid', 'cursors', 'paging']);

/** Without ids; of a link no more than that it is there. */
function withoutIds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value === 'string') return /\/_convograph\/media\//.test(value) ? 'a link' : value;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !IDS.has(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutIds(each)]));
}
