import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder for what is made once a run, by the first test that needs it. */
    readonly once: string;
  }
}

/** Gives a run a place for that, and takes it away at its end. */
export function setup(project: TestProject): () => void {
  const folder = join(tmpdir(), 'convograph-once');
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  const begin = (): void => void mkdirSync(folder);
  begin();
  project.provide('once', folder);
  // In watch mode the next run is of other sources.
  project.onTestsRerun(async () => {
    clear();
    begin();
  });
  return clear;
}
