import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PROGRAM, running } from '../children.ts';
import { SHOP } from './downloads.ts';

const UNPROTECTED = fileURLToPath(new URL('./unprotected.ts', import.meta.url));

/** An import under way, in a process of its own. */
export interface Running {
  /** kill -9. */
  kill(): void;
  /** How it ended: its exit code, or null when it was killed; and what it said of problems. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

/** Starts an import of paths into the store in a directory. */
export function startImport(data: string, paths: readonly string[], unprotected: boolean): Running {
  const args = unprotected
    ? [UNPROTECTED, data, ...paths]
    : [PROGRAM, 'import', ...paths, '--page', SHOP, '--data', data, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, said: said.trim() };
  });
  return { kill: () => void child.kill('SIGKILL'), ended };
}

/**
 * Imports to the end.
 * @throws Error when it does not end with 0
 */
export async function importAll(
  data: string,
  paths: readonly string[],
  unprotected = false,
): Promise<void> {
  await requireDone(startImport(data, paths, unprotected));
}

/** @throws Error when an import does not end with 0 */
export async function requireDone({ ended }: Running): Promise<void> {
  const { code, said } = await ended;
  if (code !== 0) throw new Error(`an import ended with ${code}: ${said}`);
}
