import { useCallback } from 'react';
import type { Takes } from '../../control/control-plane.ts';
import { controlKey, queries, useControl } from '../../control/use-control.ts';
import type { Row } from '../../stream/rows.ts';
import { useArrivals } from '../../stream/use-feed.ts';
import { oneAtATime } from '../one-at-a-time.ts';

const PHONES = 'GET /pages/{page}/phones';
const refreshList = oneAtATime(() => queries.invalidateQueries({ queryKey: controlKey(PHONES) }));

/** People of a Page, who wrote last first; rows of the stream that may change that have it asked anew. */
export function usePhones(asked: Takes<typeof PHONES>) {
  const { page } = asked;
  useArrivals(
    useCallback(
      (rows: readonly Row[]) => {
        const isMeant = (row: Row) =>
          row.kind === 'act' || row.kind === 'event' || row.kind === 'control';
        if (!rows.some((row) => isMeant(row) && (row.page ?? page) === page)) return;
        refreshList();
      },
      [page],
    ),
  );
  return useControl(PHONES, asked);
}
