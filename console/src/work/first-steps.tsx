import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { showSteps, useStepsShown } from '../steps/shown.ts';
import { feed } from '../stream/feed.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazily } from '../ui/lazily.ts';
import { Empty, Notice } from '../ui/notice.tsx';
import styles from './first-steps.module.css';

const Kept = lazily(async () => (await import('../steps/kept.tsx')).Kept, 'steps');
const PointHere = lazily(async () => (await import('../steps/point-here.tsx')).PointHere, 'steps');

/** What somebody does in the first minute, and the rows by which that is seen; keeping it is seen by none. */
const STEPS = [
  { id: 'say', isDone: ({ kind, what }: Row) => kind === 'act' && what === 'message' },
  { id: 'look', isDone: ({ kind }: Row) => kind === 'webhook' },
  { id: 'call', isDone: ({ kind }: Row) => kind === 'call' },
  { id: 'break', isDone: ({ kind, what }: Row) => kind === 'control' && /clock|fail/i.test(what) },
  { id: 'keep', isDone: () => false },
] as const;

type Step = (typeof STEPS)[number]['id'];

/** What to do first; each line ticks itself when it happens. */
export function FirstSteps() {
  const text = useText();
  const isShown = useStepsShown();
  const [done, setDone] = useState<ReadonlySet<Step>>(() => doneBy(feed.rows.all()));
  const [client, setClient] = useState(() => clientIn(feed.rows.all()));
  const [isOpen, setIsOpen] = useState(false);
  const [file, setFile] = useState<string>();
  const [error, setError] = useState<Error>();
  const add = useCallback((steps: ReadonlySet<Step>) => {
    setDone((before) => {
      const now = new Set([...before, ...steps]);
      return now.size === before.size ? before : now;
    });
  }, []);
  const hear = useCallback(
    (rows: readonly Row[]) => {
      add(doneBy(rows));
      setClient((before) => before ?? clientIn(rows));
    },
    [add],
  );
  useArrivals(hear);
  // What had happened before the page was opened comes all at once, and is no arrival.
  useEffect(() => {
    const leave = feed.rows.subscribe(() => {
      leave();
      hear(feed.rows.all());
    });
    return () => void leave();
  }, [hear]);
  const keep = async () => {
    try {
      const { copyAsTest } = await import('../steps/copy-as-test.ts');
      setFile(await copyAsTest(feed.rows.all()));
      setError(undefined);
      add(new Set(['keep']));
    } catch (wrong) {
      setError(wrong as Error);
    }
  };
  if (!isShown) return <Empty title={text('work.none')}>{text('work.none.how')}</Empty>;
  const more: Partial<Record<Step, ReactNode>> = {
    call: (
      <>
        {client !== undefined && (
          <p className={styles.came}>{text('work.step.call.came', { client })}</p>
        )}
        <Button small aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {text(isOpen ? 'work.step.call.less' : 'work.step.call.how')}
        </Button>
        {isOpen && (
          <Suspense fallback={null}>
            <PointHere />
          </Suspense>
        )}
      </>
    ),
    keep: (
      <>
        <Button small isDisabled={!done.has('say')} onPress={() => void keep()}>
          {text(done.has('keep') ? 'work.step.keep.copied' : 'work.step.keep.copy')}
        </Button>
        {file !== undefined && (
          <Suspense fallback={null}>
            <Kept file={file} />
          </Suspense>
        )}
        {error && <Notice tone="bad">{error.message}</Notice>}
      </>
    ),
  };
  return (
    <section className={styles.card} aria-label={text('work.steps')}>
      <h3 className={styles.title}>{text('work.steps')}</h3>
      <ol className={styles.steps}>
        {STEPS.map(({ id }, i) => (
          <li key={id} className={styles.step} data-done={done.has(id)}>
            <span className={styles.mark}>{done.has(id) ? <Icon name="check" /> : i + 1}</span>
            <div className={styles.what}>
              <p className={styles.name}>{text(`work.step.${id}`)}</p>
              <p className={styles.words}>{text(`work.step.${id}.words`)}</p>
              {more[id]}
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button small look="quiet" onPress={() => showSteps(false)}>
          {text('work.steps.dismiss')}
        </Button>
      </div>
    </section>
  );
}

const doneBy = (rows: readonly Row[]): ReadonlySet<Step> =>
  new Set(STEPS.filter(({ isDone }) => rows.some(isDone)).map(({ id }) => id));

/** What the first call says that it was made by. */
const clientIn = (rows: readonly Row[]): string | undefined =>
  rows.find(({ kind, client }) => kind === 'call' && client !== undefined)?.client;
