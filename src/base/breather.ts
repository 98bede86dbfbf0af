import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn: signals, the progress bar. */
const TURN = 50;

/** Makes a function that, called between two pieces of work, lets others work now and then. */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < TURN) return undefined;
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}
