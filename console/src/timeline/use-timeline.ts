import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ControlError } from '../control/control-plane.ts';
import { useControl } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { useView } from '../routes/use-view.ts';
import { feed } from '../stream/feed.ts';
import { placeOf, type Row } from '../stream/rows.ts';
import { useFeedState } from '../stream/use-feed.ts';
import { FilteredRows, type RowSource } from './filtered-rows.ts';
import { deliveryOf, type Folded, folded } from './tries.ts';

/** The timeline as the address has it: of a Page, through the eyes of an app, of a query. */
export interface TimelineRows {
  readonly rows: readonly Row[];
  /** Whether a row has tries before it, and they are seen. */
  readonly isOpen: Folded['isOpen'];
  /** Shows the tries of a row, or its last alone. */
  readonly unfold: (row: Row, isOpen: boolean) => void;
  /** How many of those that are held were cleared away. */
  readonly cleared: number;
  readonly source: RowSource;
  /** Until the first rows are there. */
  readonly isLoading: boolean;
  /** Where the server keeps no rows. */
  readonly isOff: boolean;
  readonly error: ControlError | undefined;
  /** Whether a row is of what is looked at, of those that a query means. */
  readonly isShown: (row: Row) => boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** The rows that the address asks for. */
export function useTimeline(): TimelineRows {
  const [{ q, as, from = 0 }] = useView();
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
  const [opened, setOpened] = useState<ReadonlySet<string>>(NONE);
  const unfold = useCallback((row: Row, isOpen: boolean) => {
    setOpened((before) => {
      const now = new Set(before);
      if (isOpen) now.add(deliveryOf(row));
      else now.delete(deliveryOf(row));
      return now;
    });
  }, []);
  const isShown = useCallback(
    (row: Row) => isOf(row.page, page, hasOthers) && isOf(row.app, as, true),
    [as, page, hasOthers],
  );
  const begin = from === 0 ? 0 : placeOf(all, from + 1);
  const { rows, isOpen } = useMemo(() => {
    const seen = begin === 0 ? all : all.slice(begin);
    const ofView = as === undefined && !hasOthers ? seen : seen.filter(isShown);
    return folded(ofView, opened);
  }, [all, begin, as, hasOthers, isShown, opened]);
  const isOff = state === 'off';
  const isLoading = filtered ? answered !== q : state === 'loading';
  return { rows, isOpen, unfold, cleared: begin, source, isLoading, isOff, error, isShown };
}

/** Whether a row is of one, or of none: the clock is everybody's. */
const isOf = (has: string | undefined, wanted: string | undefined, matters: boolean): boolean =>
  !matters || wanted === undefined || has === undefined || has === wanted;
