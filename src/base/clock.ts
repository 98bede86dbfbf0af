/** Tells the time; passed in, so that windows, expiries and links are exact in tests. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** How a clock differs from the machine's, in ms: it runs beside it, or stands. */
export type ClockSetting = { readonly offset: number } | { readonly frozenAt: number };

/** A clock that shows the machine's time. */
export const UNCHANGED: ClockSetting = { offset: 0 };

/**
 * What a clock shows.
 * @param machine epoch milliseconds of the machine's clock
 */
export const timeBy = (setting: ClockSetting, machine: number): number =>
  'frozenAt' in setting ? setting.frozenAt : machine + setting.offset;
