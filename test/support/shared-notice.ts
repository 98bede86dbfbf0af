import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What others recorded lies beside the project and is no part of it. */
const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');

/** The line about tests that cannot run for want of a folder; undefined where it is there. */
export const noticeOf = (folder: string): string | undefined =>
  existsSync(folder)
    ? undefined
    : '../shared is not beside the project: the tests that need what lies there were skipped.';

/** Says it at the end of the run, below the counts: the reporter names no test that is skipped. */
export function teardown(): void {
  const notice = noticeOf(SHARED);
  if (notice) process.stderr.write(`${notice}\n`);
}
