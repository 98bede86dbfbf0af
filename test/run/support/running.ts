import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { convograph, dataDir, type Run, start } from '../../cli/run.ts';

type Variables = Readonly<Record<string, string | undefined>>;

const EACH = join(import.meta.dirname, 'each.mjs');

/** A folder of a test's own, without a store. */
export const emptyFolder = (): string => dirname(dataDir());

/**
 * Runs programs one after another under one `convograph run`, whose start takes most of the time, and
 * gives what became of each by its name, and of the run itself as `run`.
 * @param flags of the run
 */
export async function runEach(
  flags: readonly string[],
  programs: Readonly<Record<string, readonly string[]>>,
  env: Variables = {},
): Promise<Record<string, Run>> {
  const words = [process.execPath, EACH, JSON.stringify(programs)];
  const run = await convograph(['run', ...flags, '--', ...words], env, emptyFolder());
  if (run.code !== 0) throw new Error(`exit ${run.code}: ${run.stderr}`);
  return { run, ...(JSON.parse(run.stdout) as Record<string, Run>) };
}

/** How a run ended, and what it and its program wrote. */
interface Ended extends Run {
  readonly signal: NodeJS.Signals | null;
}

/** A `convograph run` that is under way, without a terminal. */
export class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly out = { stdout: '', stderr: '' };

  private constructor(child: ChildProcess) {
    this.child = child;
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => (this.out[name] += text));
    }
    this.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal, ...this.out }));
    });
  }

  static async begin(
    flags: readonly string[],
    words: readonly string[],
    { env, cwd = emptyFolder() }: { env?: Variables; cwd?: string } = {},
  ): Promise<Running> {
    return new Running(await start(['run', ...flags, '--', ...words], env, cwd, true));
  }

  /** Resolves when its program has written a text. */
  async says(text: string): Promise<void> {
    await expect.poll(() => this.out.stdout).toContain(text);
  }
}
