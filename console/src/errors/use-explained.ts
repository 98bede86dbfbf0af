import { useCallback, useMemo } from 'react';
import type { Takes } from '../control/control-plane.ts';
import { queries, useControl } from '../control/use-control.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';

/** Which call: a row of the timeline, or one as it was written. */
export type ExplainedCall = { readonly seq: number } | Takes<'POST /explain'>;

const PLACE = 'POST /explain';

/** A call explained, as it would be answered now: anew when somebody has changed something. */
export function useExplained(call: ExplainedCall) {
  const key = JSON.stringify(call);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object that says the same is the same
  const input = useMemo(() => call as Takes<typeof PLACE>, [key]);
  useArrivals(
    useCallback((rows: readonly Row[]) => {
      if (rows.some(({ kind }) => kind === 'control' || kind === 'act')) askAnew();
    }, []),
  );
  return useControl(PLACE, input);
}

/** Has what was explained be asked anew. */
export const askAnew = (): Promise<void> => queries.invalidateQueries({ queryKey: [PLACE] });
