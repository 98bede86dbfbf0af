import { spawnSync } from 'node:child_process';
import { cpSync, globSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Measure } from './measures.ts';
import type { Row } from './table.ts';

const ROOT = resolve(import.meta.dirname, '..');

interface Install {
  readonly seconds: number;
  readonly megabytes: number;
}

/** `npm ci` of a clone with the console's libraries and without, in turn: what they cost. */
const install: Measure = async ({ options }) => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-install-'));
  try {
    const [whole, without] = ['whole', 'without'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    for (const clone of [whole, without]) {
      for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
        cpSync(join(ROOT, name), join(clone, name));
      }
    }
    npm(without, ['uninstall', '--package-lock-only', ...librariesOfConsole()]);
    const rounds = options.quick ? 1 : 3;
    const pairs = Array.from(
      { length: rounds },
      () => [without, whole].map(installed) as [Install, Install],
    );
    return { rows: rowsOf(pairs), runs: { pairs } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The packages that the console imports, but for what builds it, which the tests bring too. */
function librariesOfConsole(): string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const files = globSync('console/{src/**/*,*}.{ts,tsx}', { cwd: ROOT });
  const sources = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const imported = [...sources.matchAll(/(?:from|import) '((?:@[^/']+\/)?[^./'][^/']*)/g)];
  const names = new Set(imported.map(([, name = '']) => name));
  const known = Object.keys(devDependencies);
  return known.filter(
    (name) => name !== 'vite' && (names.has(name) || names.has(name.replace('@types/', ''))),
  );
}

function npm(cwd: string, args: readonly string[]): void {
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', all, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`npm ${args[0]} failed.`);
}

function installed(folder: string): Install {
  const began = performance.now();
  npm(folder, ['ci']);
  const seconds = (performance.now() - began) / 1_000;
  const modules = join(folder, 'node_modules');
  const sizes = globSync('**/*', { cwd: modules }).map(
    (name) => lstatSync(join(modules, name)).blocks * 512,
  );
  return { seconds, megabytes: sizes.reduce((all, size) => all + size, 0) / 2 ** 20 };
}

function rowsOf(pairs: readonly (readonly [without: Install, whole: Install])[]): Row[] {
  // The quickest of each: what else the machine does only makes one slower.
  const [before, after] = [0, 1].map((at) => {
    const runs = pairs.map((pair) => pair[at] as Install);
    return {
      seconds: Math.min(...runs.map(({ seconds }) => seconds)),
      megabytes: runs[0]?.megabytes ?? 0,
    };
  }) as [Install, Install];
  const [seconds, megabytes] = [after.seconds - before.seconds, after.megabytes - before.megabytes];
  return [
    {
      measure: '`npm ci`, for the console',
      value: `${seconds.toFixed(1)} s`,
      target: '<= 20 s',
      met: seconds <= 20,
      detail: `without / with: ${before.seconds.toFixed(1)} / ${after.seconds.toFixed(1)} s, the quickest of ${pairs.length}`,
    },
    {
      measure: 'node_modules, for the console',
      value: `${megabytes.toFixed(0)} MB`,
      target: '<= 130 MB',
      met: megabytes <= 130,
      detail: `without / with: ${before.megabytes.toFixed(0)} / ${after.megabytes.toFixed(0)} MB on disk`,
    },
  ];
}

export const installMeasures: Readonly<Record<string, Measure>> = { install };
