import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** File to which is written of each test that stood still what was open meanwhile. */
    readonly stalls: string;
  }
}

/** Shows at the end of a run, below the counts, what stood still. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-stalls-'));
  const file = join(folder, 'stalls');
  provide('stalls', file);
  return () => {
    if (existsSync(file)) process.stderr.write(readFileSync(file));
    rmSync(folder, { recursive: true, force: true });
  };
}
