import { Zone } from './dates/zone.ts';

/** A time that is known, and what a page shows for it. */
export interface ZoneSample {
  /** Epoch milliseconds. */
  readonly instant: number;
  /** What the page shows, as epoch milliseconds were it UTC. */
  readonly wall: number;
  /** Milliseconds within which it does. */
  readonly precision: number;
}

/**
 * Samples by what they are of, where that is there but once. The same message found in two places, as in
 * a file and in the store, is one.
 */
export class Samples {
  readonly #found = new Map<string, ZoneSample | null>();

  get size(): number {
    return this.#found.size;
  }

  add(key: string, sample: ZoneSample): void {
    const known = this.#found.get(key);
    if (known?.instant !== sample.instant)
      this.#found.set(key, known === undefined ? sample : null);
  }

  /** Those that are not of two. */
  sure(): ZoneSample[] {
    return [...this.#found.values()].filter((one) => one !== null);
  }
}

/** So many of the samples have to agree with a zone: equal texts may be two messages. */
const MOST = 0.9;

/** All clocks are ahead of UTC, or behind, by quarters of an hour. */
const QUARTER = 15 * 60_000;

/**
 * The zone by which a page shows times.
 * @param likely those that are looked at first
 * @returns one of those if they agree; else, where all times are off by as much, a fixed offset; else
 *   any zone of the world that agrees; undefined where none does
 */
export function zoneOfSamples(
  samples: readonly ZoneSample[],
  likely: readonly Zone[],
): Zone | undefined {
  if (samples.length === 0) return undefined;
  const known = likely.find((zone) => agrees(zone, samples));
  if (known) return known;
  const offsets = samples.map(offsetOf);
  for (const offset of new Set(offsets)) {
    const zone = new Zone(offset / 60_000);
    if (agrees(zone, samples)) return zone;
  }
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const zone = new Zone(name);
    if (agrees(zone, samples)) return zone;
  }
  return undefined;
}

function offsetOf({ instant, wall, precision }: ZoneSample): number {
  return Math.round((wall - (instant - (instant % precision))) / QUARTER) * QUARTER;
}

function agrees(zone: Zone, samples: readonly ZoneSample[]): boolean {
  let wrong = 0;
  for (const { instant, wall, precision } of samples) {
    const shown = instant + zone.offsetAt(instant);
    if (shown - (shown % precision) !== wall - (wall % precision)) wrong++;
    if (wrong > samples.length * (1 - MOST)) return false;
  }
  return true;
}
