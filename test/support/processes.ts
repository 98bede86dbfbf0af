import { readdirSync, readFileSync } from 'node:fs';

/** A process that runs. */
export interface Process {
  readonly pid: number;
  readonly command: string;
}

/**
 * The processes, beside this one, that have a folder or one below it as their temporary folder, and
 * their descendants, whoever is their parent now. None where there is no /proc.
 */
export function processesOf(folder: string): Process[] {
  const all = everyProcess();
  const found = new Set<number>();
  for (const { pid, isMarked } of all.map((one) => ({
    ...one,
    isMarked: marked(one.pid, folder),
  }))) {
    if (isMarked) found.add(pid);
  }
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  found.delete(process.pid);
  return [...found].map((pid) => ({ pid, command: commandOf(pid) }));
}

function everyProcess(): { readonly pid: number; readonly parent: number }[] {
  return readProc('/proc', (path) => readdirSync(path), []).flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const stat = text(`/proc/${name}/stat`);
    // The name of the program, in brackets, may hold spaces: count from behind it.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not looked yet.
    return state === undefined || state === 'Z'
      ? []
      : [{ pid: Number(name), parent: Number(parent) }];
  });
}

function marked(pid: number, folder: string): boolean {
  const variables = text(`/proc/${pid}/environ`).split('\0');
  return variables.some(
    (each) => each === `TMPDIR=${folder}` || each.startsWith(`TMPDIR=${folder}/`),
  );
}

const commandOf = (pid: number): string =>
  text(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();

const text = (path: string): string => readProc(path, (each) => readFileSync(each, 'utf8'), '');

/** Processes end while they are looked at, and others are not ours to look into. */
function readProc<T>(path: string, read: (path: string) => T, without: T): T {
  try {
    return read(path);
  } catch {
    return without;
  }
}
