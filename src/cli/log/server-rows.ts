import type { StoreFlags } from '../../config/store-config.ts';
import { listTimelineOperation } from '../../control/timeline/list-timeline.ts';
import { waitOperation } from '../../control/waiting/wait.ts';
import type { House } from '../../house/house.ts';
import type { TimelineRow } from '../../journal/timeline/row.ts';
import { askServer } from '../ask-server.ts';

type Flags = StoreFlags & { readonly server?: string };

/** Rows as the server gives them. */
export interface Rows {
  readonly data: readonly TimelineRow[];
  /** The newest number of all. */
  readonly last: number;
}

export const newestRows = (house: House, flags: Flags, limit: number): Promise<Rows> =>
  askServer(house, listTimelineOperation, { limit }, flags);

/** The row of a number, or the one before it. */
export const rowUpTo = (house: House, flags: Flags, seq: number): Promise<Rows> =>
  askServer(house, listTimelineOperation, { before: seq + 1, limit: 1 }, flags);

/** How long the server waits for a row, and how much longer its answer is waited for, in ms. */
const WITHIN = 20_000;
const LATE = 5_000;

/** Rows that are over behind a cursor, as soon as there is one; none where none came for a while. */
export const rowsAfter = (
  house: House,
  flags: Flags,
  after: number,
): Promise<{ readonly data: readonly TimelineRow[]; readonly cursor: number }> =>
  askServer(house, waitOperation, { for: 'row', after, within: WITHIN }, flags, WITHIN + LATE);
