import { constants } from 'node:os';
import spawn from 'cross-spawn';
import type { PassedSignals } from './passed-signals.ts';

/** How a program ended, or that it could not begin. */
export type ProgramEnd =
  | { readonly code: number; readonly signal?: undefined; readonly sentence?: string }
  | { readonly code: number; readonly signal: NodeJS.Signals; readonly sentence?: undefined };

/** What a shell's status is for a program that a signal ended. */
export const signalEnd = (signal: NodeJS.Signals): ProgramEnd => ({
  code: 128 + constants.signals[signal],
  signal,
});

/**
 * Runs a program to its end, with this process's terminal and files for its own.
 * @param words its name and its arguments
 * @returns with 127 where there is none, and 126 where it cannot be run, as of a shell
 */
export function runProgram(
  [name = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  signals: PassedSignals,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = started(name, args, env);
    if (child instanceof Error) return resolve(unstarted(name, child));
    signals.passTo((signal) => child.kill(signal));
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve(unstarted(name, error));
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { code: code ?? 0 } : signalEnd(signal));
    });
  });
}

/** Node throws some of what stands in the way, and tells of the rest. */
function started(name: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  try {
    return spawn(name, args, { stdio: 'inherit', env });
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

function unstarted(name: string, { code, message }: NodeJS.ErrnoException): ProgramEnd {
  const said = JSON.stringify(name);
  if (code === 'ENOENT') {
    return {
      code: 127,
      sentence: `There is no command ${said}, or what it is written for is missing: look at its name and at PATH.`,
    };
  }
  const why = code === 'EACCES' ? 'it is no file that may be run (chmod +x)' : message;
  return { code: 126, sentence: `The command ${said} cannot be run: ${why}.` };
}
