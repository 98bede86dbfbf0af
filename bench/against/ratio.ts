/** The median of some ratios, and between what it lies. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** How sure that is: the share of times that such an interval holds the true median. */
  readonly sureness: number;
}

/** Above this something counts as slower, below its inverse as faster. */
const BOUND = 1.05;

/**
 * The median of paired ratios with its interval by order statistics: from the k-th smallest to the
 * k-th largest, the narrowest such pair that is at least so sure. It asks nothing of how the values
 * are spread: the true median lies above each of n independent ones with a chance of one half, so
 * the interval misses it with twice the chance of fewer than k heads in n throws of a coin.
 * @throws RangeError for so few values that no interval is so sure
 */
export function estimate(ratios: readonly number[], atLeast = 0.9): Estimate {
  const sorted = [...ratios].sort((a, b) => a - b);
  const n = sorted.length;
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  let heads = 0.5 ** n;
  let missed = 2 * heads;
  if (n === 0 || !(1 - missed >= atLeast)) {
    throw new RangeError(`${n} values are too few for an interval of ${atLeast * 100} %.`);
  }
  let k = 1;
  for (;;) {
    heads *= (n - k + 1) / k;
    if (k >= n / 2 || 1 - (missed + 2 * heads) < atLeast) break;
    missed += 2 * heads;
    k++;
  }
  const middle = (at((n - 1) >> 1) + at(n >> 1)) / 2;
  return { median: middle, low: at(k - 1), high: at(n - k), sureness: 1 - missed };
}

/** Slower or faster only where the whole interval says so. */
export function verdict({ low, high }: Estimate): 'slower' | 'faster' | '-' {
  if (low > BOUND) return 'slower';
  return high < 1 / BOUND ? 'faster' : '-';
}
