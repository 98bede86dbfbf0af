import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KitStarts } from './kit/starts.ts';
import type { Measure } from './measures.ts';
import { built } from './measures-start.ts';
import { run } from './process.ts';
import { median, type Row } from './table.ts';

const starts = new URL('./kit/starts.ts', import.meta.url).pathname;

const TIMES = 20;

/** The test kit as it is published: its import, a server more, and twenty at once. */
const kit: Measure = async ({ options }) => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-kit-'));
  try {
    built(folder);
    const path = pathToFileURL(join(folder, 'dist', 'testing', 'index.js')).href;
    const times = options.quick ? TIMES / 4 : TIMES;
    const imports: number[] = [];
    for (let i = 0; i < times; i++) imports.push(await importOnce(path));
    const found = await run<KitStarts>([starts, path, String(times)]);
    return { rows: rowsOf(found, median(imports)), runs: { imports, ...found } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Milliseconds that the import takes in a process of its own. */
const importOnce = (path: string): Promise<number> =>
  run<number>([
    '--input-type=module',
    '--eval',
    `const began = performance.now(); await import(${JSON.stringify(path)}); console.log(performance.now() - began);`,
  ]);

function rowsOf(
  { first, bare, kit, together, isApart, snapshots, restores }: KitStarts,
  imported: number,
): Row[] {
  const more = median(kit.map((ms, i) => ms - (bare[i] ?? Number.NaN)));
  return [
    {
      measure: 'start of a server of the kit, after that of a bare worker',
      value: `${more.toFixed(1)} ms`,
      target: '<= 60 ms',
      met: more <= 60,
      detail: `worker / server: ${median(bare).toFixed(1)} / ${median(kit).toFixed(1)} ms, median of ${kit.length}; the first: ${first.toFixed(0)} ms`,
    },
    {
      measure: '20 servers of the kit at once',
      value: `${together.toFixed(0)} ms`,
      target: '< 1000 ms',
      met: together < 1_000 && isApart,
      detail: isApart ? 'none sees another’s Pages' : 'one SEES the Pages of another',
    },
    {
      measure: 'graph.restore() of a small world',
      value: `${median(restores).toFixed(1)} ms`,
      target: '< 20 ms',
      met: median(restores) < 20,
      detail: `20 people with 5 messages each; graph.snapshot(): ${median(snapshots).toFixed(1)} ms, median of ${snapshots.length}; longest ${Math.max(...snapshots).toFixed(1)} / ${Math.max(...restores).toFixed(1)} ms`,
    },
    {
      measure: 'import of the kit',
      value: `${imported.toFixed(0)} ms`,
      target: '< 100 ms',
      met: imported < 100,
      detail: '',
    },
  ];
}

export const kitMeasures: Readonly<Record<string, Measure>> = { kit };
