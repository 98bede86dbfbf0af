import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'build-console.ts');

/** Has the console built that the tests open, where it changed since the last run. */
export function setup(): void {
  // In a process of its own: what vitest sets for itself makes another console.
  const { status } = spawnSync(process.execPath, [SCRIPT], { stdio: 'inherit' });
  if (status !== 0) process.stderr.write('The console could not be built: its tests will fail.\n');
}
