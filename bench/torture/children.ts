import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** The command line, as people start it. */
export const PROGRAM = resolve(import.meta.dirname, '../../bin/convograph.js');

/** Programs that were started and have not ended. */
export const running = new Set<ChildProcess>();

/** Kills what runs still. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
