// Tries the kit with other people's bots and test runners, as they are: installs what test/bots/ names
// by its own lock file, without install scripts and in a folder of its own, with the package as it is
// published and the example's bot (`echo-bot/`) beside it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'test', 'bots');
const PLACE = join(ROOT, '.bots');
const MODULES = join(PLACE, 'node_modules');

/** @param tries how often, where it is somebody else's server that may not answer */
function run(command: string, args: readonly string[], cwd: string, tries = 1): void {
  for (let i = 0; i < tries; i++) {
    if (spawnSync(command, args, { cwd, stdio: 'inherit' }).status === 0) return;
  }
  process.stderr.write(`test:bots: ${command} ${args.join(' ')} has failed in ${cwd}.\n`);
  process.exit(1);
}

/** Whether what is installed is what the lock file says. */
function isInstalled(): boolean {
  const [wanted, there] = [join(SOURCES, 'package-lock.json'), join(MODULES, '.lock-of')];
  return existsSync(there) && readFileSync(there, 'utf8') === readFileSync(wanted, 'utf8');
}

mkdirSync(PLACE, { recursive: true });
cpSync(SOURCES, PLACE, { recursive: true });
cpSync(join(ROOT, 'examples', 'echo-bot'), join(PLACE, 'echo-bot'), { recursive: true });
if (!isInstalled()) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], PLACE, 2);
  cpSync(join(SOURCES, 'package-lock.json'), join(MODULES, '.lock-of'));
}
const kit = join(MODULES, 'convograph');
rmSync(kit, { recursive: true, force: true });
mkdirSync(kit);
for (const name of ['bin', 'package.json']) {
  cpSync(join(ROOT, name), join(kit, name), { recursive: true });
}
run('rolldown', ['-c', 'rolldown.config.ts', '-d', join(kit, 'dist')], ROOT);
run(process.execPath, ['--test', 'bottender.test.mjs', 'msw.test.mjs'], PLACE);
run('npx', ['jest', 'jest/', 'echo.jest'], PLACE);
