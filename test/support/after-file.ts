import { putBackNodesOwn } from './nodes-own.ts';

/**
 * What is to be done when the test file at hand has ended. Helpers are shared by the files of a
 * thread (`isolate: false`), so a hook of their own would only run for the first that imports them;
 * and a test that runs beside others has none either.
 */
const works: (() => unknown)[] = [];

/** Does something after the last test of this file; the latest is done first. */
export const afterFile = (work: () => unknown): void => void works.push(work);

/**
 * Does it.
 * @throws Error where the file leaves something of Node's own replaced: the next ones would meet it
 */
export async function endFile(): Promise<void> {
  for (let work = works.pop(); work; work = works.pop()) await work();
  const left = putBackNodesOwn();
  if (left.length > 0) throw new Error(`This file leaves other than it was: ${left.join(', ')}.`);
}
