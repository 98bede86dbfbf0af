import { turns } from './turns.ts';

/** Milliseconds of work after which others get their turn: requests, signals, the progress bar. */
const STRETCH = 5;

/** Makes a function that, called between two pieces of work, lets others work now and then. */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < STRETCH) return undefined;
    return turns.next().then(() => {
      last = performance.now();
    });
  };
}
