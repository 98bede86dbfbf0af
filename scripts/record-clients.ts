// Runs the tests of every client that is known, and writes what they showed, with client, version and day,
// into test/clients/results.json, of which `npm run docs` makes the table of docs/clients.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AS_OF, type Client } from '../test/clients/known.ts';
import { clients, type Ran, RECORD, TESTS_AS_OF } from '../test/clients/ran.ts';
import { type Result, results } from './clients.ts';
import { CannotMake, make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'test', 'clients', 'results.json');

/** Test files that say that they run clients, from the root. */
function testsOfClients(): string[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .filter((file) => /\bruns\(\n? *['.]/.test(readFileSync(join(ROOT, file), 'utf8')));
}

/**
 * Runs tests and gives what they showed.
 * @param asOf the day as of which their servers are; of none without it, where all have to pass
 */
function ran(folder: string, command: string, args: readonly string[], asOf?: string): Ran {
  const file = join(folder, 'ran.json');
  const day = asOf !== undefined && { [TESTS_AS_OF]: asOf };
  const { status } = spawnSync(command, args, {
    ...{ cwd: ROOT, stdio: 'inherit', env: { ...process.env, [RECORD]: file, ...day } },
  });
  if (status !== 0 && !(asOf !== undefined && existsSync(file))) {
    throw new CannotMake(`${args.join(' ')} has failed: mend that first, nothing was written.`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The version of what has just run. */
export function versionOf({ version }: Client): string {
  if (typeof version === 'string') return version;
  if ('npm' in version) {
    return JSON.parse(readFileSync(join(ROOT, 'node_modules', version.npm, 'package.json'), 'utf8'))
      .version;
  }
  if ('bots' in version) {
    const lock = readFileSync(join(ROOT, 'test', 'bots', 'package-lock.json'), 'utf8');
    return JSON.parse(lock).packages[`node_modules/${version.bots}`].version;
  }
  const [command, ...args] = version.prints;
  const { stdout = '' } = spawnSync(command, args, { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '';
}

await make(import.meta.url, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-clients-'));
  try {
    const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
    const bots = [join('scripts', 'test-bots.ts')];
    const shown = {
      ...ran(folder, vitest, ['run', ...testsOfClients()]),
      ...ran(folder, process.execPath, bots),
    };
    // Commands of the documentation are of no day.
    const dated = testsOfClients().filter((file) => !file.startsWith(join('test', 'docs')));
    rmSync(join(folder, 'ran.json'));
    const then = {
      ...ran(folder, vitest, ['run', ...dated], AS_OF),
      ...ran(folder, process.execPath, bots, AS_OF),
    };
    const date = new Date().toISOString().slice(0, 10);
    const before = results();
    const rows = clients().flatMap(([name, client]): [string, Result][] => {
      const run = shown[name];
      const { passed = 0, broke = [] } = then[name] ?? {};
      const asOf = { day: AS_OF, passed, ...(broke.length > 0 && { broke }) };
      const result = run ? { version: versionOf(client), date, ...run, asOf } : before[name];
      return result ? [[name, result]] : [];
    });
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(rows), undefined, 2)}\n`);
    return [FILE];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
