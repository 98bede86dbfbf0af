import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ControlError } from '../control/control-plane.ts';
import { useControl } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { useView } from '../routes/use-view.ts';
import { feed } from '../stream/feed.ts';
import type { Row } from '../stream/rows.ts';
import { useFeedState } from '../stream/use-feed.ts';
import { FilteredRows, type RowSource } from './filtered-rows.ts';

/** The timeline as the address has it: of a Page, through the eyes of an app, of a query. */
export interface TimelineRows {
  readonly rows: readonly Row[];
  readonly source: RowSource;
  /** Until the first rows are there. */
  readonly isLoading: boolean;
  /** Where the server keeps no rows. */
  readonly isOff: boolean;
  readonly error: ControlError | undefined;
}

/** The rows that the address asks for. */
export function useTimeline(): TimelineRows {
  const [{ q, as }] = useView();
  const page = usePage()?.id;
  const hasOthers = (useControl('GET /pages').data?.data.length ?? 0) > 1;
  const [error, setError] = useState<ControlError>();
  const [answered, setAnswered] = useState<string>();
  const state = useFeedState();
  const filtered = useMemo(
    () =>
      q === undefined
        ? undefined
        : new FilteredRows(q, (wrong) => {
            setError(wrong);
            setAnswered(q);
          }),
    [q],
  );
  useEffect(() => {
    setError(undefined);
    return filtered?.begin();
  }, [filtered]);
  const source: RowSource = filtered ?? feed;
  const all = useSyncExternalStore(source.rows.subscribe, source.rows.all);
  const rows = useMemo(() => {
    if (as === undefined && !hasOthers) return all;
    return all.filter((row) => isOf(row.page, page, hasOthers) && isOf(row.app, as, true));
  }, [all, as, page, hasOthers]);
  const isOff = state === 'off';
  const isLoading = filtered ? answered !== q : state === 'loading';
  return { rows, source, isLoading, isOff, error };
}

/** Whether a row is of one, or of none: the clock is everybody's. */
const isOf = (has: string | undefined, wanted: string | undefined, matters: boolean): boolean =>
  !matters || wanted === undefined || has === undefined || has === wanted;
