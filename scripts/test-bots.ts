// Tries the kit with other people's bots and test runners, as they are: installs what test/bots/ names
// by its own lock file, without install scripts and in a folder of its own, with the package as it is
// published and the example's bot (`echo-bot/`) beside it.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { botsRun, RECORD } from '../test/clients/ran.ts';
import { plainEnvironment } from '../test/support/plain-environment.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'test', 'bots');
const PLACE = join(ROOT, '.bots');
const MODULES = join(PLACE, 'node_modules');

/** What node's test runner runs. */
const TESTS = readdirSync(SOURCES).filter((name) => name.endsWith('.test.mjs'));

/** What a run ends with that could try nothing (sysexits.h, EX_TEMPFAIL). */
const NOTHING_TRIED = 75;
/** What npm says where no registry can be reached: that tells nothing about the bots. */
const UNREACHABLE =
  /npm error code (?:E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH)|ERR_SOCKET_TIMEOUT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|E50\d)/;

function run(command: string, args: readonly string[], cwd: string): void {
  if (
    spawnSync(command, args, { cwd, env: plainEnvironment(process.env), stdio: 'inherit' })
      .status === 0
  )
    return;
  process.stderr.write(`test:bots: ${command} ${args.join(' ')} has failed in ${cwd}.\n`);
  process.exit(1);
}

/** Twice, since it is somebody else's server that may not answer. */
function install(): void {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries', '1'];
  let complaint = '';
  for (let i = 0; i < 2; i++) {
    const { status, stderr } = spawnSync('npm', args, {
      ...{ cwd: PLACE, encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] },
    });
    if (status === 0) return;
    complaint = stderr;
    process.stderr.write(complaint);
  }
  const isUnreachable = UNREACHABLE.test(complaint);
  const outcome = isUnreachable ? 'nothing was tried: no registry can be reached' : 'npm ci failed';
  process.stderr.write(`test:bots: ${outcome}.\n`);
  process.exit(isUnreachable ? NOTHING_TRIED : 1);
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
  install();
  cpSync(join(SOURCES, 'package-lock.json'), join(MODULES, '.lock-of'));
}
const kit = join(MODULES, 'convograph');
rmSync(kit, { recursive: true, force: true });
mkdirSync(kit);
for (const name of ['bin', 'package.json']) {
  cpSync(join(ROOT, name), join(kit, name), { recursive: true });
}
// A list of some hundred files would hide what the bots say.
const quiet = ['--logLevel', 'warn'];
run('rolldown', ['-c', 'rolldown.config.ts', '-d', join(kit, 'dist'), ...quiet], ROOT);
const told = join(PLACE, 'told.tap');
const reporters = { spec: 'stdout', tap: told };
const flags = Object.entries(reporters).flatMap(([reporter, destination]) => [
  `--test-reporter=${reporter}`,
  `--test-reporter-destination=${destination}`,
]);
run(process.execPath, ['--test', ...flags, ...TESTS], PLACE);
run('npx', ['jest', 'jest/', 'echo.jest'], PLACE);

const { ran, missing } = botsRun(readFileSync(told, 'utf8'));
if (missing.length > 0) {
  process.stderr.write(
    `test:bots: docs/clients.md says that these run here, and no test whose title begins with their name has passed: ${missing.join(', ')}.\n`,
  );
  process.exit(1);
}
const record = process.env[RECORD];
if (record !== undefined) writeFileSync(record, JSON.stringify(ran));
