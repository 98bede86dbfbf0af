import { readFileSync } from 'node:fs';

/**
 * Whether the terminal gives its keys' signals to this process, and so to the programs that it started
 * as well: Ctrl+C is for the whole group that is in front.
 */
export function isInForeground(): boolean {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // The name of the program, in brackets, may hold anything: count from behind it (proc(5)).
    const [, , group, , , front] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === front;
  } catch {
    return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
  }
}
