import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Measure } from './measures.ts';
import { median, type Row } from './table.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** What kit-starts.ts prints, in ms. */
interface Starts {
  readonly imported: number;
  readonly first: number;
  readonly starts: readonly number[];
  readonly bares: readonly number[];
  readonly twenty: number;
}

/** The kit as it is published: its import, a start beside a bare worker's, and twenty at once. */
const kit: Measure = async ({ options }) => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-kit-'));
  try {
    const built = spawnSync('rolldown', ['-c', 'rolldown.config.ts', '-d', folder], { cwd: ROOT });
    if (built.status !== 0) throw new Error('The package could not be built: see npm run build.');
    const args = [join(ROOT, 'bench', 'kit-starts.ts'), join(folder, 'testing', 'index.js')];
    const { stdout } = spawnSync(process.execPath, [...args, options.quick ? '5' : '20'], {
      encoding: 'utf8',
    });
    const found = JSON.parse(stdout) as Starts;
    return { rows: rowsOf(found), runs: found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function rowsOf({ imported, first, starts, bares, twenty }: Starts): Row[] {
  const row = (measure: string, ms: number, most: number, detail: string): Row => ({
    measure,
    value: `${Math.round(ms)} ms`,
    target: `<= ${most} ms`,
    met: ms <= most,
    detail,
  });
  const [ours, bare] = [median([...starts]), median([...bares])];
  return [
    row('import of convograph/testing', imported, 100, `the first start ${Math.round(first)} ms`),
    row(
      'start of a Convograph of the kit after a bare worker’s',
      ours - bare,
      60,
      `worker / Convograph: ${Math.round(bare)} / ${Math.round(ours)} ms, median of ${starts.length} after the first`,
    ),
    row('twenty of them at once, each with a Page', twenty, 1_000, ''),
  ];
}

export const kitMeasures: Readonly<Record<string, Measure>> = { kit };
