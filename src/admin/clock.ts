import { type ClockSetting, timeBy, UNCHANGED } from '../base/clock.ts';
import type { StoreClock } from '../store/store-clock.ts';
import { AdminError } from './error.ts';

/** Earlier or later is a slip of units: seconds for milliseconds, or the other way round. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A day, or a moment that says its zone: without one it would be another moment elsewhere. */
const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/i;

/** What to do to the clock, in this order; what is not given stays as it is. */
export interface ClockChange {
  /** Back to the machine's time, running. */
  readonly reset?: boolean | undefined;
  /** The moment to show: ISO 8601, or epoch milliseconds. */
  readonly to?: string | number | undefined;
  /** Seconds to move on; negative: back. */
  readonly by?: number | undefined;
  /** Whether it stands still, at what it then shows, or runs on from there. */
  readonly frozen?: boolean | undefined;
}

/** What a clock shows. */
export interface ClockInfo {
  /** ISO 8601, in UTC. */
  readonly now: string;
  /** The same in epoch milliseconds. */
  readonly now_ms: number;
  readonly frozen: boolean;
  /** Milliseconds it runs ahead of the machine's; absent while it stands. */
  readonly offset_ms?: number;
}

/** The time, and how it is made. */
export function readClock({ clock }: { readonly clock: StoreClock }): ClockInfo {
  const { setting } = clock;
  const now = clock.now();
  return {
    now: new Date(now).toISOString(),
    now_ms: now,
    ...('frozenAt' in setting ? { frozen: true } : { frozen: false, offset_ms: setting.offset }),
  };
}

/**
 * Sets, moves, stops or starts the clock of a store; every process that has it open follows with
 * its next answer.
 * @throws AdminError for a moment that cannot be read, or lies outside of 2000 to 2099
 */
export async function changeClock(
  deps: { readonly clock: StoreClock },
  { reset, to, by, frozen }: ClockChange,
): Promise<ClockInfo> {
  const moment = to === undefined ? undefined : momentOf(to);
  if (by !== undefined && !Number.isFinite(by)) {
    throw new AdminError('The clock is moved by a number of seconds.');
  }
  await deps.clock.change((setting, machine) => {
    let next = reset ? UNCHANGED : setting;
    if (moment !== undefined) next = showing(next, moment, machine);
    if (by !== undefined) next = showing(next, timeBy(next, machine) + by * 1000, machine);
    if (frozen === undefined || frozen === 'frozenAt' in next) return next;
    const now = timeBy(next, machine);
    return frozen ? { frozenAt: now } : { offset: now - machine };
  });
  return readClock(deps);
}

/** A clock that shows a moment, and stands or runs as it did. */
function showing(setting: ClockSetting, moment: number, machine: number): ClockSetting {
  const now = Math.round(moment);
  if (!(now >= EARLIEST && now < LATEST)) {
    throw new AdminError('The clock can show the years 2000 to 2099: give another moment.');
  }
  return 'frozenAt' in setting ? { frozenAt: now } : { offset: now - machine };
}

function momentOf(to: string | number): number {
  const moment = typeof to === 'number' ? to : ISO.test(to) ? Date.parse(to) : Number.NaN;
  if (Number.isFinite(moment)) return moment;
  throw new AdminError(
    'A moment is a time such as 2026-05-04T10:00:00Z, a day such as 2026-05-04, or milliseconds since 1970.',
  );
}
