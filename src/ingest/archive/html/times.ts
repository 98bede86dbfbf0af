import { madeAt } from '../../../base/made-at.ts';
import type { DateReader, WallTime } from './dates/reader.ts';
import { Zone } from './dates/zone.ts';
import type { PrintedMessage } from './read-page.ts';

/** When a message was sent, as far as its page tells. */
interface PageTime {
  /** Epoch milliseconds: the beginning of the minute or second that is told. */
  readonly time: number;
  /** Milliseconds within which that is. */
  readonly precision: number;
}

/** Gives the time of a message of a page; undefined where it cannot be read. */
export type TimeOfPages = (printed: Pick<PrintedMessage, 'when' | 'stamp'>) => PageTime | undefined;

/** @param zone by which clocks went where dates do not tell */
export function timeOfPages(reader: DateReader, zone: Zone): TimeOfPages {
  const named = new Map<string, Zone>();
  const instantOf = ({ wall, offset, zone: name }: WallTime): number => {
    if (offset !== undefined) return wall - offset * 60_000;
    const own = name === undefined ? zone : madeAt(named, name, () => zoneOf(name) ?? zone);
    return own.instantOf(wall);
  };
  return ({ when, stamp }) => {
    const exact = stamp === undefined ? undefined : stampOf(stamp);
    const printed = reader.read(when);
    if (exact !== undefined) return { time: exact, precision: printed?.precision ?? 1000 };
    return printed && { time: instantOf(printed), precision: printed.precision };
  };
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
