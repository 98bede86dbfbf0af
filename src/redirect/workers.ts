import { syncBuiltinESMExports } from 'node:module';
import threads, { type WorkerOptions } from 'node:worker_threads';

/** What stands before the first statement: comments, and that it is strict. */
const HEAD = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*(?:(['"])use strict\1;?)?/;

/**
 * Has the threads load what this process was started with where node does not: of `--import` nothing in
 * code that is given as text, and nothing at all where they are given an `execArgv` of their own.
 * @param hook the file to require in them
 */
export function redirectWorkers(hook: string): void {
  threads.Worker = new Proxy(threads.Worker, {
    construct: (worker, args, newTarget) =>
      Reflect.construct(worker, withHook(args, hook), newTarget),
  });
  syncBuiltinESMExports();
}

function withHook([code, options, ...rest]: unknown[], hook: string): unknown[] {
  const { eval: isCode, execArgv } = (options ?? {}) as WorkerOptions;
  if (Array.isArray(execArgv)) {
    return [code, { ...(options as WorkerOptions), execArgv: [...execArgv, '-r', hook] }, ...rest];
  }
  if (!isCode || typeof code !== 'string') return [code, options, ...rest];
  // On the line that is there, so that all keep their numbers.
  const load = `;typeof require === 'function' && require(${JSON.stringify(hook)});`;
  return [code.replace(HEAD, (head) => head + load), options, ...rest];
}
