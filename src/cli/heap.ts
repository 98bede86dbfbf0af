import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect its old generation when it has grown by 80 %, where it would wait for several times
 * as much. Servers stay within their aim for memory so (bench/README.md); an import of many small
 * files took 331 MB without this and 247 MB with it, for a tenth more time.
 */
export function collectEarly(): void {
  setFlagsFromString('--heap-growing-percent=80');
}

/** Room that the young generation of a server has, in bytes. */
const YOUNG = 12 * 1024 * 1024;

/**
 * Lets the young generation grow no further than to about 16 MB. Left alone, it grows to 64 MB under
 * load (decisions/0013); kept as small as a start leaves it that loads little, it is collected half as
 * often again, for 2 µs of each read (bench/README.md).
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
