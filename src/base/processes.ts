import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, as others can tell whether it still runs. */
export interface ProcessId {
  readonly pid: number;
  /** Within what process numbers mean the same: a machine since its start, or a container. */
  readonly space: string;
}

/** This process. */
export const thisProcess = (): ProcessId => ({ pid: process.pid, space: space() });

/** Whether a process is known to run no more; false where that cannot be told. */
export const hasEnded = (one: ProcessId): boolean => one.space === space() && !isRunning(one.pid);

/** Process numbers of one container say nothing in another, nor after the machine has started anew. */
function space(): string {
  if (process.platform !== 'linux') return `${process.platform} ${hostname()}`;
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // Told apart by time alone then.
    return `unknown ${process.pid}`;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's runs too.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
