import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** The server and what loads it share no core, where the machine can keep them apart. */
const SERVER_CORE = 0;
export const LOAD_CORE = 1;

const PIN = 'taskset';
const canPin = spawnSync(PIN, ['-c', String(LOAD_CORE), 'true']).status === 0;

/** What the machine lets us do, for the heading of the results. */
export const pinning = canPin ? 'server on core 0, load on core 1' : 'not pinned to cores';

/** What still runs; none of it is to outlive the benchmark. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill();
});
// Not once: npm passes Ctrl+C on a second time, which is not to cut off what is cleared away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(1));

/** A Node program that runs until it is stopped and says when it is ready. */
export interface Running<T> {
  readonly pid: number;
  /** The JSON object it printed when it was ready. */
  readonly ready: T;
  /** Gives it a line of JSON on stdin, and takes the one that it answers with. */
  ask<A>(job: object): Promise<A>;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** A command line that runs on one core, where the machine can do that. */
export const pinned = (core: number | undefined, command: readonly string[]): readonly string[] =>
  canPin && core !== undefined ? [PIN, '-c', String(core), ...command] : command;

// taskset replaces itself by the program, so the child's pid is the program's.
function start(
  core: number | undefined,
  args: readonly string[],
  { by = process.execPath, stdio = ['pipe', 'pipe', 'inherit'] as StdioOptions } = {},
): ChildProcess {
  const [command, ...all] = pinned(core, [by, ...args]) as [string];
  const child = spawn(command, all, { stdio });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Ends a program, unless it has ended. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Starts any program on the server's core; what it says is thrown away. */
export function startProgram(
  by: string,
  args: readonly string[],
): Pick<Running<never>, 'pid' | 'stop'> {
  const child = start(SERVER_CORE, args, { by, stdio: 'ignore' });
  child.once('error', () => undefined);
  return { pid: child.pid as number, stop: () => end(child, 'SIGTERM') };
}

/**
 * Starts a server and waits for its line of JSON.
 * @throws Error when it ends before
 */
export async function startServer<T>(
  args: readonly string[],
  core = SERVER_CORE,
): Promise<Running<T>> {
  const child = start(core, args);
  const waiting: ((line: string) => void)[] = [];
  const lines = createInterface({ input: child.stdout as Readable });
  lines.on('line', (line) => waiting.shift()?.(line));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)));
  });
  failed.catch(() => undefined);
  const next = () =>
    Promise.race([failed, new Promise<string>((resolve) => waiting.push(resolve))]);
  return {
    pid: child.pid as number,
    ready: JSON.parse(await next()) as T,
    async ask<A>(job: object) {
      child.stdin?.write(`${JSON.stringify(job)}\n`);
      return JSON.parse(await next()) as A;
    },
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/**
 * Runs a Node program to its end and reads what it printed as JSON.
 * @param input given to it on stdin as JSON
 * @throws Error when it fails
 */
export async function run<T>(
  args: readonly string[],
  { core, input }: { core?: number; input?: object } = {},
): Promise<T> {
  const child = start(core, args);
  const exited = once(child, 'exit');
  child.stdin?.end(input ? JSON.stringify(input) : '');
  const said = child.stdout ? await text(child.stdout) : '';
  const [code] = (await exited) as [number | null];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return JSON.parse(said) as T;
}

/** What a program printed and what it took. */
export interface Measured<T> {
  readonly result: T;
  readonly seconds: number;
  /** Resident memory at its highest, in bytes; undefined where there is no /proc. */
  readonly peak: number | undefined;
  /** Seconds on a core; undefined where there is no /proc. */
  readonly cpu: number | undefined;
}

/**
 * Runs a Node program as {@link run} does and looks at it ten times a second.
 * @throws Error when it fails
 */
export async function runMeasured<T>(args: readonly string[]): Promise<Measured<T>> {
  const began = performance.now();
  const child = start(undefined, args);
  const exited = once(child, 'exit');
  child.stdin?.end();
  let peak: number | undefined;
  let cpu: number | undefined;
  const look = setInterval(() => {
    peak = residentBytes(child.pid as number, 'VmHWM') ?? peak;
    cpu = (cpuMicros(child.pid as number) ?? 0) / 1e6 || cpu;
  }, 100);
  const said = child.stdout ? await text(child.stdout) : '';
  const [code] = (await exited) as [number | null];
  clearInterval(look);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  const seconds = (performance.now() - began) / 1000;
  return { result: JSON.parse(said) as T, seconds, peak, cpu };
}

/**
 * Runs any program to its end, what it says going to stderr.
 * @throws Error when it fails
 */
export async function execute(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2] });
  children.add(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  children.delete(child);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

/** Linux counts a process's time in hundredths of a second (USER_HZ). */
const TICK = 10_000;

/** Microseconds that a process has spent on a core so far; undefined where there is no /proc. */
export function cpuMicros(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const stat = readFileSync(file, 'utf8');
  // The name of the program, in brackets, may hold spaces: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/**
 * Microseconds that each thread of an idle process has spent on a core so far, to the nanosecond:
 * for what is too short for {@link cpuMicros}. Undefined where there is no /proc.
 */
export function exactCpuMicros(pid: number): number | undefined {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return undefined;
  const micros = readdirSync(folder).map((thread) => {
    const [nanos] = readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ');
    return Number(nanos) / 1000;
  });
  return micros.reduce((sum, one) => sum + one, 0);
}

/** Resident memory of a process in bytes, now or at its highest; undefined without /proc. */
export function residentBytes(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const line = new RegExp(`^${which}:\\s+(\\d+) kB`, 'm');
  const kib = line.exec(readFileSync(file, 'utf8'))?.[1];
  return kib ? Number(kib) * 1024 : undefined;
}
