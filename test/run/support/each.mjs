// A program that starts others, one after another, and tells what became of each.
import { spawnSync } from 'node:child_process';

const told = Object.entries(JSON.parse(process.argv[2])).map(([name, [file, ...args]]) => {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  return [name, { code: status, stdout, stderr }];
});
process.stdout.write(JSON.stringify(Object.fromEntries(told)));
