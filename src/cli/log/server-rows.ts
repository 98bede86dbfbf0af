import type { StoreFlags } from '../../config/store-config.ts';
import { listTimelineOperation } from '../../control/timeline/list-timeline.ts';
import { showRowOperation } from '../../control/timeline/show-row.ts';
import { waitOperation } from '../../control/waiting/wait.ts';
import type { House } from '../../house/house.ts';
import type { TimelineDetail } from '../../journal/timeline/detail.ts';
import type { TimelineRow } from '../../journal/timeline/row.ts';
import { askServer } from '../ask-server.ts';

type Flags = StoreFlags & { readonly server?: string };

/** Rows as the server gives them. */
export interface Rows {
  readonly data: readonly TimelineRow[];
  /** The newest number of all. */
  readonly last: number;
}

export const newestRows = (
  house: House,
  flags: Flags,
  { filter, limit }: { readonly filter: string; readonly limit: number },
): Promise<Rows> =>
  askServer(house, listTimelineOperation, { limit, filter: filter || undefined }, flags);

/** @throws AdminError where it is not kept */
export const rowOf = (house: House, flags: Flags, seq: number): Promise<TimelineDetail> =>
  askServer(house, showRowOperation, { seq: String(seq) }, flags);

/** How long an answer is waited for, in ms. */
const PATIENCE = 10_000;

/** Rows that are over behind a cursor, as far as they are kept. */
export const rowsAfter = (
  house: House,
  flags: Flags,
  after: number,
  filter: string,
): Promise<{ readonly data: readonly TimelineRow[]; readonly cursor: number }> =>
  askServer(
    house,
    waitOperation,
    { for: 'row', after, within: 0, filter: filter || undefined },
    flags,
    PATIENCE,
  );
