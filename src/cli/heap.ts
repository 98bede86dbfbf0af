import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect its old generation when it has grown by 80 %, where it would wait for several times
 * as much. Servers stay within their aim for memory so (bench/README.md); an import of many small
 * files took 331 MB without this and 247 MB with it, for a tenth more time.
 */
export function collectEarly(): void {
  setFlagsFromString('--heap-growing-percent=80');
}

/** What V8 has committed of both its halves at 2 × 16 MB is more than this, at 2 × 8 MB less. */
const YOUNG = 24 * 1024 * 1024;

/**
 * Lets the young generation grow no further than to 2 × 16 MB. Left alone, it grows on under load
 * (decisions/0013); at 2 × 8 MB it is collected 1.7 times as often (bench/README.md).
 */
export function keepYoungSmall(): void {
  const watch = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if (young && young.space_size < YOUNG) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    watch.disconnect();
  });
  watch.observe({ entryTypes: ['gc'] });
}

/**
 * Has V8 give young objects all of their room at the first need, where it would double it time and
 * again: what is found in an archive lives on, and each collection copies it once more.
 */
export function giveYoungRoom(): void {
  setFlagsFromString('--semi-space-growth-factor=8');
}
