import { useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { announced } from '../timeline/announce.ts';
import hidden from '../ui/visually-hidden.module.css';

/** Between two sentences that are read aloud, in ms. */
const APART = 5_000;

/** Tells those who do not see it what came, summed: never a sentence a row. */
export function LiveRegion() {
  const text = useText();
  const [words, setWords] = useState('');
  const came = useRef({ rows: 0, failed: 0 });
  useArrivals(
    useCallback((rows: readonly Row[]) => {
      const which = announced();
      if (which === 'off') return;
      const failed = rows.filter(({ delivered }) => delivered === false).length;
      came.current.rows += which === 'all' ? rows.length : failed;
      came.current.failed += failed;
    }, []),
  );
  useEffect(() => {
    const timer = setInterval(() => {
      const { rows, failed } = came.current;
      if (rows === 0) return;
      came.current = { rows: 0, failed: 0 };
      setWords(text('shell.news', { rows, failed }));
    }, APART);
    return () => clearInterval(timer);
  }, [text]);
  return (
    <p className={hidden.hidden} role="status">
      {words}
    </p>
  );
}
