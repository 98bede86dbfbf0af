import { useCallback } from 'react';
import { controlKey, queries, useControl } from '../control/use-control.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { Empty } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './why.module.css';
import { WhyApp } from './why-app.tsx';

interface WhyProps {
  readonly page: string;
  /** Its number in the Page's log. */
  readonly event: number;
  /** The app that the row is about: it is told first. */
  readonly app: string | undefined;
}

/** Why apps were told of an event, or were not: gate by gate. */
export function Why({ page, event, app }: WhyProps) {
  const text = useText();
  const input = { page, event: String(event) };
  const { data: why, error } = useControl('POST /why', input);
  useArrivals(
    useCallback(
      (rows: readonly Row[]) => {
        const isOfIt = (row: Row) =>
          (row.event === event && row.page === page) || row.kind === 'control';
        if (!rows.some(isOfIt)) return;
        const key = controlKey('POST /why', { page, event: String(event) });
        void queries.invalidateQueries({ queryKey: key });
      },
      [page, event],
    ),
  );
  if (error) return <Empty title={text('work.why.failed')}>{error.message}</Empty>;
  if (!why) return <Empty title={text('timeline.loading')} />;
  const apps = why.apps.toSorted((a, b) => Number(b.app_id === app) - Number(a.app_id === app));
  return (
    <article className={styles.why} aria-label={why.about}>
      <header>
        <h3 className={styles.title}>
          <bdi translate="no">{shownText(why.about)}</bdi>
        </h3>
        <p className={styles.quiet}>
          <bdi translate="no">{[why.field, `#${event}`].filter(Boolean).join(' · ')}</bdi>
        </p>
      </header>
      {why.nothing && <p>{text('work.why.nothing', { because: why.nothing })}</p>}
      {!why.nothing && apps.length === 0 && <p>{text('work.why.noApp')}</p>}
      {apps.map((each) => (
        <WhyApp
          key={each.app_id}
          {...{ page, event }}
          field={why.field}
          app={each}
          isOpen={apps.length === 1 || each.app_id === app}
        />
      ))}
    </article>
  );
}
