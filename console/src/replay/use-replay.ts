import { useCallback, useState } from 'react';
import type { Row } from '../stream/rows.ts';
import { partsOf } from './parts.ts';
import type { Outcome } from './replay.ts';

/** What is being said of a replay. */
export interface ReplayReport {
  readonly outcome?: Outcome;
  readonly error?: Error;
  /** Of one, its event: a word of the query that shows its rows. */
  readonly query?: string;
}

/** Replays a row's webhook, and keeps what is to be said of it. */
export function useReplay() {
  const [news, setNews] = useState<ReplayReport>();
  const replayRow = useCallback((row: Row) => {
    const [part] = partsOf([{ ...row, kind: 'webhook' }]);
    if (!part || (row.kind !== 'webhook' && row.kind !== 'not_sent')) return;
    const query = `event:${row.event} kind:webhook`;
    import('./replay.ts')
      .then(({ replay }) => replay(part))
      .then(
        (outcome) => setNews({ outcome, query }),
        (error: Error) => setNews({ error }),
      );
  }, []);
  return { news, setNews, replayRow };
}
