import { useCallback, useState } from 'react';
import { feed } from '../stream/feed.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty } from '../ui/notice.tsx';
import styles from './first-steps.module.css';

/** What somebody does in the first minute, and the rows by which that is seen. */
const STEPS = [
  { id: 'say', isDone: ({ kind, what }: Row) => kind === 'act' && what === 'message' },
  { id: 'look', isDone: ({ kind }: Row) => kind === 'webhook' },
  { id: 'call', isDone: ({ kind }: Row) => kind === 'call' },
  { id: 'break', isDone: ({ kind, what }: Row) => kind === 'control' && /clock|fail/i.test(what) },
] as const;

type Step = (typeof STEPS)[number]['id'];

const STORED = 'convograph.steps';

/** What to do first; each line ticks itself when it happens. */
export function FirstSteps() {
  const text = useText();
  const [isDismissed, setIsDismissed] = useState(() => localStorage.getItem(STORED) === 'off');
  const [done, setDone] = useState<ReadonlySet<Step>>(() => doneBy(feed.rows.all()));
  useArrivals(
    useCallback((rows: readonly Row[]) => {
      setDone((before) => {
        const now = new Set([...before, ...doneBy(rows)]);
        return now.size === before.size ? before : now;
      });
    }, []),
  );
  if (isDismissed) return <Empty title={text('work.none')}>{text('work.none.how')}</Empty>;
  const dismiss = () => {
    localStorage.setItem(STORED, 'off');
    setIsDismissed(true);
  };
  return (
    <section className={styles.card} aria-label={text('work.steps')}>
      <h3 className={styles.title}>{text('work.steps')}</h3>
      <ol className={styles.steps}>
        {STEPS.map(({ id }, i) => (
          <li key={id} className={styles.step} data-done={done.has(id)}>
            <span className={styles.mark}>{done.has(id) ? <Icon name="check" /> : i + 1}</span>
            <div>
              <p className={styles.name}>{text(`work.step.${id}`)}</p>
              <p className={styles.words}>{text(`work.step.${id}.words`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button small look="quiet" onPress={dismiss}>
          {text('work.steps.dismiss')}
        </Button>
      </div>
    </section>
  );
}

const doneBy = (rows: readonly Row[]): ReadonlySet<Step> =>
  new Set(STEPS.filter(({ isDone }) => rows.some(isDone)).map(({ id }) => id));
