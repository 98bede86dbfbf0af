import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** File to which test files that could not run write why, a line each. */
    readonly missed: string;
  }
}

/** The line at the end of a run; undefined when everything could run. */
export const missedNotice = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().replaceAll('\n', ' ') : undefined;

/** Says at the end of a run, below the counts, which tests did not run for want of something. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-missed-'));
  const file = join(folder, 'missed');
  provide('missed', file);
  return () => {
    const notice = missedNotice(file);
    if (notice) process.stderr.write(`${notice}\n`);
    rmSync(folder, { recursive: true, force: true });
  };
}
