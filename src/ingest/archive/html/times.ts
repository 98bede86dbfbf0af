import type { DateReader, WallTime } from './dates/reader.ts';
import { Zone } from './dates/zone.ts';
import type { PrintedMessage } from './read-page.ts';

/** When a message was sent, as far as its page tells. */
export interface PageTime {
  /** Epoch milliseconds: the beginning of the minute or second that is told. */
  readonly time: number;
  /** Milliseconds within which that is. */
  readonly precision: number;
}

/** How the times of a page are read. */
export class PageTimes {
  readonly #reader: DateReader;
  readonly #zone: Zone;
  readonly #named = new Map<string, Zone | undefined>();

  /** @param zone by which clocks went where dates do not tell */
  constructor(reader: DateReader, zone: Zone) {
    this.#reader = reader;
    this.#zone = zone;
  }

  /** The time of a message; undefined where it cannot be read. */
  of({ when, stamp }: Pick<PrintedMessage, 'when' | 'stamp'>): PageTime | undefined {
    const exact = stamp === undefined ? undefined : stampOf(stamp);
    const printed = this.#reader.read(when);
    if (exact !== undefined) return { time: exact, precision: printed?.precision ?? 1000 };
    return printed && { time: this.#instantOf(printed), precision: printed.precision };
  }

  #instantOf({ wall, offset, zone }: WallTime): number {
    if (offset !== undefined) return wall - offset * 60_000;
    return ((zone !== undefined && this.#zoneOf(zone)) || this.#zone).instantOf(wall);
  }

  #zoneOf(name: string): Zone | undefined {
    if (!this.#named.has(name)) this.#named.set(name, zoneOf(name));
    return this.#named.get(name);
  }
}

/** A zone by its name, in letters of either case; undefined where there is none. */
function zoneOf(name: string): Zone | undefined {
  try {
    return new Zone(name);
  } catch {
    return undefined;
  }
}

/** What a `datetime` says, in epoch milliseconds; undefined for one without a zone. */
export function stampOf(stamp: string): number | undefined {
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(
    stamp,
  );
  const time = isInstant ? Date.parse(stamp) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
