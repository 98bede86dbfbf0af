import { useEffect, useSyncExternalStore } from 'react';
import { queries } from '../control/use-control.ts';
import { type FeedState, feed } from './feed.ts';
import type { Row } from './rows.ts';

/** How it stands with the stream. */
export const useFeedState = (): FeedState => useSyncExternalStore(feed.subscribeState, feed.state);

/** How many rows came of which the server tells no more than that. */
export const useFlood = (): number => useSyncExternalStore(feed.subscribeState, feed.flood);

/** Hears of rows as they come, once a frame: `hear` has to stay the same. */
export function useArrivals(hear: (rows: readonly Row[]) => void): void {
  useEffect(() => feed.onArrivals(hear), [hear]);
}

/** What an operation of the control plane may have changed: all that the bar and the pickers show. */
const CHANGEABLE = [
  'GET /pages',
  'GET /apps',
  'GET /clock',
  'GET /faults',
  'GET /snapshots',
  'GET /pages/{page}/installed-apps',
  'GET /apps/{app}/pages',
  'GET /apps/{app}/subscriptions',
  'GET /tokens',
  'GET /calendar',
  'GET /catalogue',
  'POST /catalogue/find',
  'POST /export/code',
] as const;

/** Asks anew for what an operation may have changed. */
export function refreshAfter(rows: readonly Row[]): void {
  if (rows.some(({ fault, note }) => fault ?? note?.startsWith('chaos '))) {
    void queries.invalidateQueries({ queryKey: ['GET /faults'] });
  }
  if (!rows.some(({ kind, status }) => kind === 'control' && status !== undefined)) return;
  for (const place of CHANGEABLE) void queries.invalidateQueries({ queryKey: [place] });
}
