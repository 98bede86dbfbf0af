import { useCallback, useEffect, useRef } from 'react';
import { controlKey, queries, useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';

/** The row that the address selects, with all that stands behind it. */
export function useSelected() {
  const [{ sel }] = useView();
  const input = { seq: String(sel ?? 0) };
  const { data, error, isPending } = useControl('GET /timeline/{seq}', input, {
    isWanted: sel !== undefined,
  });
  const seen = useRef<number | undefined>(undefined);
  useEffect(() => {
    seen.current = sel;
  }, [sel]);
  // What it set off comes after it: then more stands behind it.
  useArrivals(
    useCallback((rows: readonly Row[]) => {
      const selected = seen.current;
      if (selected === undefined) return;
      if (!rows.some(({ seq, cause, after }) => [seq, cause, after].includes(selected))) return;
      const key = controlKey('GET /timeline/{seq}', { seq: String(selected) });
      void queries.invalidateQueries({ queryKey: key });
    }, []),
  );
  return { row: data, error, isLoading: isPending };
}
