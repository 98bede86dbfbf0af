// Runs the tests, or those that the arguments name, with the machine's clock at 2028-06-01, for this
// process, its threads and all that they start: what passes today is to pass then too. It takes
// libfaketime (Debian: apt-get install faketime).
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const THEN = Date.UTC(2028, 5, 1, 9);
const [LIBRARY] = globSync('/usr/{lib,local/lib,lib64}/{,*/}faketime/libfaketimeMT.so.1');

if (LIBRARY === undefined) {
  process.stderr.write('test:2028 takes libfaketime: apt-get install faketime.\n');
  process.exit(1);
}
const ahead = Math.round((THEN - Date.now()) / 1000);
const { status } = spawnSync(
  join(ROOT, 'node_modules', '.bin', 'vitest'),
  ['run', ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      LD_PRELOAD: LIBRARY,
      FAKETIME: `+${ahead}`,
      // What waits, waits as long as ever.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  },
);
process.exitCode = status ?? 1;
