import { writeFileSync } from 'node:fs';
import { residentBytes } from '../process.ts';
import type { Figure, Victim } from './attack.ts';

/**
 * The resident memory of the server at its highest during an attack, as a figure.
 * @param aim MB
 */
export async function highest(
  { pid }: Victim,
  aim: number,
  attack: () => Promise<unknown>,
): Promise<Figure> {
  const bytes = await peakDuring(pid, attack);
  return {
    what: 'resident memory at its highest',
    value: bytes === undefined ? '-' : `${Math.round(bytes / 1e6)} MB`,
    target: `< ${aim} MB`,
    met: bytes === undefined ? undefined : bytes < aim * 1e6,
  };
}

/** Resident memory of a process at its highest during some work, in bytes; undefined without /proc. */
export async function peakDuring(
  pid: number,
  work: () => Promise<unknown>,
): Promise<number | undefined> {
  forgetPeak(pid);
  await work();
  return residentBytes(pid, 'VmHWM');
}

/** Linux forgets the peak of a process when told so; where it cannot, the peak is of all its life. */
function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux, or not ours to tell.
  }
}
