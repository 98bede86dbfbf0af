import { useEffect, useState } from 'react';
import { useNames } from '../people/names.ts';
import { useText } from '../texts/texts.tsx';
import styles from './plain-rows.module.css';
import type { TimelineRows } from './use-timeline.ts';
import { plainLine } from './words.ts';

/** All rows of the query as one text, for whoever searches it with the browser, or takes it elsewhere. */
export function PlainRows({ rows, source }: Pick<TimelineRows, 'rows' | 'source'>) {
  const text = useText();
  const names = useNames();
  const [isWhole, setIsWhole] = useState(!source.hasOlder);
  // Each answer brings rows before the first, until there are none.
  useEffect(() => {
    let isEnded = false;
    const load = async () => {
      while (source.hasOlder && !isEnded) await source.loadOlder();
      if (!isEnded) setIsWhole(true);
    };
    load().catch(() => undefined);
    return () => {
      isEnded = true;
    };
  }, [source]);
  return (
    <section
      className={styles.plain}
      aria-label={text('timeline.plain')}
      aria-busy={!isWhole}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
      tabIndex={0}
      data-pane-focus=""
    >
      <pre dir="ltr" translate="no">
        {rows.map((row) => plainLine(row, { text, names, person: row.person })).join('\n')}
      </pre>
    </section>
  );
}
