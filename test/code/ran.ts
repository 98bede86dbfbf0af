import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** How a sample is run: the program, and what its file is called. */
export const RUNTIMES = {
  curl: ['bash', 'sample.sh'],
  php: ['php', 'sample.php'],
  'php-business': ['php', 'sample.php'],
  node: [process.execPath, 'sample.mjs'],
  python: ['python3', 'sample.py'],
} as const;

export type Runtime = keyof typeof RUNTIMES;

/** What a sample prints that is run as it stands. */
export async function printed(
  as: Runtime,
  code: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [program, file] = RUNTIMES[as];
  mkdirSync(join(folder, 'vendor'));
  cpSync(join(import.meta.dirname, 'facebook.php'), join(folder, 'vendor', 'autoload.php'));
  writeFileSync(join(folder, file), code);
  const { PATH = '' } = process.env;
  const { stdout } = await run(program, [file], { cwd: folder, env: { PATH, ...env } });
  return stdout;
}
