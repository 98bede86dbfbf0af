/** What the server of `entry.ts` is asked for, one at a time. */
export interface DeliveryJob {
  /** How many apps are told, of a Page each; one Page's alone is a lane's. */
  readonly apps: number;
  /** Events a second, of all Pages together. */
  readonly perSecond: number;
  readonly seconds: number;
}

/** When each event was on disk, by its number, in ms of the machine's monotonic clock. */
export type Commits = readonly (readonly [event: number, at: number])[];

/** When each was at its receiver. */
export type Arrivals = Commits;

/** Where the receivers listen, and the last of them answers nothing where that is asked for. */
export interface ReceiverReady {
  readonly urls: readonly string[];
}

/** Milliseconds that mean the same in every process of a machine. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

/** What an event says, by which it is known again. */
export const textOf = (event: number): string => `event ${event}`;
