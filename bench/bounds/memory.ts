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
  forgetPeak(pid);
  await attack();
  const bytes = residentBytes(pid, 'VmHWM');
  return {
    what: 'resident memory at its highest',
    value: bytes === undefined ? '-' : `${Math.round(bytes / 1e6)} MB`,
    target: `< ${aim} MB`,
    met: bytes === undefined ? undefined : bytes < aim * 1e6,
  };
}

/** Linux forgets the peak of a process when told so; where it cannot, the peak is of all its life. */
function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux, or not ours to tell.
  }
}
