import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder for the program as it is published, which the first test that runs it builds there. */
    readonly built: string;
  }
}

/** Gives a run a place for the program that its tests start, and takes it away at its end. */
export function setup(project: TestProject): () => void {
  const folder = join(tmpdir(), 'convograph-built');
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  project.provide('built', folder);
  // In watch mode the next run is of other sources.
  project.onTestsRerun(() => Promise.resolve(clear()));
  return clear;
}
