import { hostname } from 'node:os';
import { type Clock, systemClock } from '../../base/clock.ts';
import { hasEnded, thisProcess } from '../../base/processes.ts';
import { type Scheduler, systemScheduler } from '../../base/scheduler.ts';
import type { LeaseHolder } from '../../store/page/tables.ts';

/** What leases are timed by and held with; passed in, so that tests decide. */
export interface Machine {
  /** The machine's own: that of a store may stand still, or be set. */
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How long a lease lasts that is not renewed, in ms. */
  readonly lease: number;
  /** This process. */
  readonly self: () => LeaseHolder;
  /** Whether a process is known to run no more; false where that cannot be told. */
  readonly hasEnded: (holder: LeaseHolder) => boolean;
}

/**
 * Long enough that a process which only has much to do is not taken for one that stands still: it
 * renews its lease four times in it.
 */
const LEASE = 20_000;

/** This machine. */
export const thisMachine: Machine = {
  clock: systemClock,
  scheduler: systemScheduler,
  lease: LEASE,
  self: () => ({ ...thisProcess(), host: hostname() }),
  hasEnded,
};
