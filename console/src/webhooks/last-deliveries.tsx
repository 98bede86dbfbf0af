import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { queries, useControl } from '../control/use-control.ts';
import { useNames } from '../people/names.ts';
import { type View, viewOf } from '../routes/search.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { rowWords, TONE_ICON, timeOf } from '../timeline/words.ts';
import { Command } from '../ui/command.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { shownText } from '../ui/shown-text.ts';
import pill from '../ui/state.module.css';
import styles from './webhooks.module.css';

/** Rows that are seen: all of them stand in the timeline. */
const MOST = 12;

const PLACE = 'GET /timeline';

/** The newest webhooks that were sent to the app, each with the way to its row. */
export function LastDeliveries({ app }: { app: string }) {
  const text = useText();
  const filter = `kind:webhook app:${app}`;
  const { data, error } = useControl(PLACE, { filter, limit: MOST });
  useArrivals(
    useCallback(
      (rows: readonly Row[]) => {
        if (!rows.some((row) => row.kind === 'webhook' && row.app === app)) return;
        void queries.invalidateQueries({ queryKey: [PLACE] });
      },
      [app],
    ),
  );
  const search = (before: View) => viewOf({ ...before, q: filter, sel: undefined });
  return (
    <Part
      title={text('webhooks.last')}
      aside={
        <Link to="/timeline" search={search as never} className={styles.link}>
          {text('webhooks.last.all')}
        </Link>
      }
    >
      {error && <Notice tone="bad">{error.message}</Notice>}
      {data?.data.length === 0 && (
        <>
          <p className={styles.quiet}>{text('webhooks.last.none')}</p>
          <Command words={`npx convograph webhook test ${app}`} />
        </>
      )}
      <ul className={styles.list}>
        {data?.data.toReversed().map((row) => (
          <Delivery key={row.seq} row={row} />
        ))}
      </ul>
    </Part>
  );
}

function Delivery({ row }: { row: Row }) {
  const text = useText();
  const names = useNames();
  const { subject, outcome, tone } = rowWords(row, { text, names, person: undefined });
  const time = timeOf(row.at);
  const search = (before: View) => viewOf({ ...before, sel: row.seq, pane: 'work' });
  return (
    <li>
      <Link
        to="/studio"
        search={search as never}
        className={styles.delivery}
        aria-label={text('webhooks.last.open', { what: shownText(subject), time })}
      >
        <time dateTime={row.at} title={row.at} className={styles.time}>
          {time}
        </time>
        <span className={styles.subject}>{shownText(subject)}</span>
        {row.page !== undefined && (
          <bdi translate="no" className={styles.quiet}>
            {shownText(names.page(row.page))}
          </bdi>
        )}
        <span className={pill.state} data-tone={tone}>
          {tone !== 'quiet' && <Icon name={TONE_ICON[tone]} />}
          {outcome}
        </span>
        <span className={styles.quiet}>
          {row.ms !== undefined && text('timeline.ms.short', { ms: Math.round(row.ms) })}
        </span>
      </Link>
    </li>
  );
}
