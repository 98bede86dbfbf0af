import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Process, processesOf } from './processes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where temporary files of this machine lie that outlive a run, such as an unpacked browser. */
    readonly lastingTmp: string;
  }
}

/** How long what was told to end may take to do so, in ms. */
const GRACE = 3_000;
const PAUSE = 50;

/**
 * Gives a run a temporary folder of its own, by which the processes that its tests start are known
 * too, and fails the run when either is not empty at its end: each test takes away what it made.
 * What is left is named and then removed, also when the run is interrupted.
 */
export function setup({ provide }: TestProject): () => Promise<void> {
  const lasting = tmpdir();
  provide('lastingTmp', lasting);
  const folder = mkdtempSync(join(lasting, 'convograph-tests-'));
  // Some test has another user carry something out in a folder below.
  chmodSync(folder, 0o711);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  // What node compiles of the program is no test's, and makes the next start quick.
  process.env.NODE_COMPILE_CACHE ??= join(lasting, 'node-compile-cache');

  const clear = (): void => clearPlace(folder);
  const interrupted = (signal: NodeJS.Signals): void => {
    clear();
    for (const each of signals) process.off(each, interrupted);
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // Not once: npm passes Ctrl+C on a second time, which is not to cut off what is cleared away.
  for (const signal of signals) process.on(signal, interrupted);
  process.once('exit', clear);

  return async () => {
    const running = await leftRunning(folder);
    const lying = readdirSync(folder);
    const notice = leftovers(running, lying);
    if (notice) {
      process.stderr.write(`${notice}\n`);
      process.exitCode = 1;
    }
    clear();
    process.off('exit', clear);
    for (const signal of signals) process.off(signal, interrupted);
  };
}

/** Ends what a run has running still, and takes its folder away. */
export function clearPlace(folder: string): void {
  for (const { pid } of processesOf(folder)) end(pid);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What a run has left, as one says it; undefined for nothing. */
export function leftovers(
  running: readonly Process[],
  lying: readonly string[],
): string | undefined {
  const lines = [
    ...running.map(({ pid, command }) => `  process ${pid}: ${command}`),
    ...lying.map((name) => `  in the temporary folder: ${name}`),
  ];
  if (lines.length === 0) return undefined;
  return ['The tests have left this, which counts as a failure:', ...lines].join('\n');
}

/** Processes that have not ended by themselves after a moment. */
async function leftRunning(folder: string): Promise<readonly Process[]> {
  for (let waited = 0; ; waited += PAUSE) {
    const running = processesOf(folder);
    if (running.length === 0 || waited >= GRACE) return running;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
