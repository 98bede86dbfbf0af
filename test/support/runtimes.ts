import { accessSync, appendFileSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inject } from 'vitest';

/** Whether a program is on this machine; where it is not, the end of the run has a line of it. */
export function isInstalled(name: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (folders.some((folder) => isProgram(join(folder, name)))) return true;
  const file = inject('missed');
  const line = `${name} is not on this machine: the tests that run it were skipped.\n`;
  if (!existsSync(file) || !readFileSync(file, 'utf8').includes(line)) appendFileSync(file, line);
  return false;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
