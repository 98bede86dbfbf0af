import { readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux's memory, as a folder of everybody's. */
const MEMORY = '/dev/shm';

/** What has to be free there, and of memory: a run has far less there at once. */
const ENOUGH = 4 * 1_073_741_824;

/** Variables by which somebody says where temporary files go. */
export const TEMPORARY = ['TMPDIR', 'TEMP', 'TMP'] as const;

/**
 * Where the temporary files of a run go: into memory, where a sync costs nothing and half of what most
 * tests wait for is none (bench/README.md); where the system has them, if it has no such folder, less
 * than that is free, what lies there may not be run, or somebody said where.
 * @param env `process.env`
 */
export function placeOfRun(
  env: NodeJS.ProcessEnv,
  { mounts = mountsOfSystem, free = freeOf }: Partial<Looks> = {},
): string {
  if (TEMPORARY.some((name) => env[name])) return tmpdir();
  const options = optionsOf(MEMORY, mounts());
  if (!options?.includes('rw') || options.includes('noexec')) return tmpdir();
  return free(MEMORY) >= ENOUGH ? MEMORY : tmpdir();
}

/** How a system is looked at, for a test. */
interface Looks {
  readonly mounts: () => string;
  readonly free: (folder: string) => number;
}

/** Options of what is mounted somewhere in memory (proc_mounts(5)); undefined where nothing is. */
function optionsOf(folder: string, mounts: string): string[] | undefined {
  const found = mounts.split('\n').map((line) => line.split(' '));
  const [, , , options] = found.findLast(([, at, type]) => at === folder && type === 'tmpfs') ?? [];
  return options?.split(',');
}

function mountsOfSystem(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

function freeOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.min(bavail * bsize, process.availableMemory());
}
