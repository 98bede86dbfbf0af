import { useNavigate } from '@tanstack/react-router';
import type { ControlSchemas } from '../control/operations.ts';
import { useNames } from '../people/names.ts';
import { type View, viewOf } from '../routes/search.ts';
import { useText } from '../texts/texts.tsx';
import { timeOf } from '../timeline/words.ts';
import { shownText } from '../ui/shown-text.ts';
import styles from './history.module.css';

interface HistoryProps {
  readonly page: string;
  readonly steps: readonly ControlSchemas['OwnerStep'][];
  /** Whether somebody has it now. */
  readonly isOwned: boolean;
}

/** Who had control before, the newest first; what has a number leads to its rows. */
export function History({ page, steps, isOwned }: HistoryProps) {
  const text = useText();
  const names = useNames();
  const navigate = useNavigate();
  const called = (app: string | undefined) =>
    app === undefined ? text('inbox.history.nobody') : shownText(names.app(app));
  const showRows = (event: number) => {
    const q = `page:${page} event:${event}`;
    const search = (before: View) => viewOf({ ...before, q, pane: 'timeline' });
    void navigate({ to: '/studio', search: search as never });
  };
  if (steps.length === 0) {
    const words = isOwned ? text('inbox.history.seeded') : text('inbox.history', { n: 0 });
    return <p className={styles.none}>{words}</p>;
  }
  return (
    <details className={styles.history}>
      <summary className={styles.summary}>{text('inbox.history', { n: steps.length })}</summary>
      <ol className={styles.list}>
        {steps.map(({ event, at, change, from, to, metadata }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one event may have several steps
          <li key={`${event} ${i}`} className={styles.step}>
            <time dateTime={at} title={at} className={styles.time}>
              {timeOf(at).slice(0, 8)}
            </time>
            <span className={styles.words}>
              <b>{text(`inbox.history.change.${change}`)}</b>{' '}
              <bdi translate="no">
                {called(from)} → {called(to)}
              </bdi>
              {metadata !== undefined && <q className={styles.said}>{shownText(metadata)}</q>}
            </span>
            {event !== undefined && (
              <button
                type="button"
                className={styles.rows}
                aria-label={text('inbox.history.rows', { event })}
                onClick={() => showRows(event)}
              >
                #{event}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
