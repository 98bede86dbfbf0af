import { cpus } from 'node:os';
import { measures } from './measures.ts';
import { readOptions } from './options.ts';
import { pinning } from './process.ts';
import { summarise } from './profile.ts';
import { type Row, table } from './table.ts';
import { World } from './world.ts';

const options = readOptions(Object.keys(measures));
const wanted = Object.keys(measures).filter(
  (name) => options.only.length === 0 || options.only.includes(name),
);
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
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await world.close();
}
const machine = {
  node: process.version,
  cores: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  pinning,
};
if (options.json) {
  process.stdout.write(`${JSON.stringify({ machine, quick: options.quick, rows, runs })}\n`);
} else {
  const heading = `Node ${machine.node}, ${machine.cores}, ${machine.pinning}`;
  process.stdout.write(`${heading}${options.quick ? ', short runs' : ''}\n\n${table(rows)}\n`);
}
if (options.profile) process.stderr.write(`\n${summarise(options.profile)}\n`);
if (rows.some(({ met }) => met === false)) process.exitCode = 1;
