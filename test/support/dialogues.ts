import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPage } from '../../src/admin/pages.ts';
import type { Clock } from '../../src/base/clock.ts';
import { importPaths } from '../../src/ingest/import.ts';
import type { TestServer } from '../../src/testing/start.ts';

/** A conversation, as a line of a file that `convograph import` takes. */
interface Dialogue {
  readonly id: string;
  readonly turns: readonly {
    readonly speaker: 'customer' | 'agent';
    readonly text: string;
    /** Epoch milliseconds; invented without. */
    readonly t?: number;
  }[];
}

/**
 * Puts conversations into a Page, as people on Messenger; the same again changes nothing.
 * @param page id or exact name
 * @throws Error naming the first dialogue that is none
 */
export async function importDialogues(
  server: Pick<TestServer, 'store' | 'media'> & { readonly clock: Clock },
  page: string,
  dialogues: readonly Dialogue[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-dialogues-'));
  try {
    const file = join(folder, 'dialogues.jsonl');
    await writeFile(file, dialogues.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const report = await importPaths(server, { page: await findPage(server, page), paths: [file] });
    const [refused] = report.skipped;
    if (refused) throw new Error(refused.reason);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
