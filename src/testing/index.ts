/**
 * What `import … from 'convograph/testing'` gives: a server of a test's own, and what fills it.
 * Everything that the control plane does can be done to it over HTTP too.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessDeps } from '../access/deps.ts';
import { findPage } from '../admin/pages.ts';
import type { Clock } from '../base/clock.ts';
import type { DemoFacts } from '../demo/facts.ts';
import { openDemo } from '../demo/open.ts';
import { importPaths } from '../ingest/import.ts';
import type { TestServer } from './start.ts';

export { createApp } from '../admin/apps.ts';
export { createPage } from '../admin/pages.ts';
export { createPerson } from '../admin/people.ts';
export { createToken } from '../admin/tokens.ts';
export { createUser } from '../admin/users.ts';
export { type StartOptions, start, type TestClock, type TestServer } from './start.ts';
export type { AccessDeps, DemoFacts };

/** A conversation, as a line of a file that `convograph import` takes. */
export interface Dialogue {
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

/** Fills an empty server with the business of `convograph demo`, and tells its ids and tokens. */
export const fillWithDemo = (server: TestServer): Promise<DemoFacts> => openDemo(server);
