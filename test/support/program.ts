import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { locks } from 'node:worker_threads';
import { inject } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** What the program reads that stands beside its code. */
const BESIDE = ['CHANGELOG.md', 'README.md', 'SECURITY.md', 'docs', 'package.json'];

/**
 * The file that starts the program as it is published: bundled, which starts in half the time that
 * its sources take (bench/README.md). The first who asks builds it, once a run. That the program runs
 * from its sources too, test/demo/command.test.ts tries.
 */
export async function builtProgram(): Promise<string> {
  const folder = join(inject('once'), 'program');
  // The other thread waits.
  await locks.request(folder, async () => {
    if (!existsSync(folder)) await build(folder);
  });
  // Beside it, since what is compiled is kept by its path, and that is another in each run.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  return join(folder, 'bin', 'convograph.js');
}

async function build(folder: string): Promise<void> {
  const making = mkdtempSync(`${folder}-`);
  const rolldown = join(ROOT, 'node_modules', '.bin', 'rolldown');
  await promisify(execFile)(rolldown, ['-c', '-d', join(making, 'dist')], { cwd: ROOT });
  cpSync(join(ROOT, 'bin'), join(making, 'bin'), { recursive: true });
  symlinkSync(join(ROOT, 'dist', 'console'), join(making, 'dist', 'console'));
  for (const name of BESIDE) symlinkSync(join(ROOT, name), join(making, name));
  renameSync(making, folder);
}
