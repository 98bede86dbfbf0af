import { cpus } from 'node:os';
import { AGAINST_MEASURES, type AgainstRow, against } from './against/against.ts';
import { againstTable } from './against/table.ts';
import { measures } from './measures.ts';
import { type Options, readOptions } from './options.ts';
import { pinning } from './process.ts';
import { summarise } from './profile.ts';
import { type Row, table } from './table.ts';
import { World } from './world.ts';

const options = readOptions({ measures: Object.keys(measures), against: AGAINST_MEASURES });
const machine = {
  node: process.version,
  cores: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  pinning,
};
const heading = `Node ${machine.node}, ${machine.cores}, ${machine.pinning}${options.quick ? ', short runs' : ''}`;

if (options.against === undefined) await benchmark(options);
else await comparison(options.against, options);

async function benchmark({ only, json, quick, profile }: Options): Promise<void> {
  const wanted = Object.keys(measures).filter((name) => only.length === 0 || only.includes(name));
  const world = new World(options);
  const rows: Row[] = [];
  const runs: Record<string, object> = {};
  try {
    for (const name of wanted) {
      process.stderr.write(`${name} …\n`);
      const found = await measures[name]?.(world);
      if (!found) continue;
      rows.push(...found.rows);
      runs[name] = found.runs;
      for (const row of found.rows) process.stderr.write(`  ${row.value} (${row.detail})\n`);
    }
  } catch (error) {
    fail(error);
  } finally {
    await world.close();
  }
  if (json) process.stdout.write(`${JSON.stringify({ machine, quick, rows, runs })}\n`);
  else process.stdout.write(`${heading}\n\n${table(rows)}\n`);
  if (profile) process.stderr.write(`\n${summarise(profile)}\n`);
  if (rows.some(({ met }) => met === false)) process.exitCode = 1;
}

async function comparison(commit: string, { json, quick }: Options): Promise<void> {
  const rows: AgainstRow[] = [];
  try {
    await against(commit, options, (row) => rows.push(row));
  } catch (error) {
    fail(error);
  }
  if (json) process.stdout.write(`${JSON.stringify({ machine, quick, against: commit, rows })}\n`);
  else process.stdout.write(`${heading}, against ${commit}\n\n${againstTable(rows)}\n`);
  if (rows.some((row) => row.verdict === 'slower')) process.exitCode = 1;
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
