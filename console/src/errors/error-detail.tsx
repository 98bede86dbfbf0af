import { useState } from 'react';
import { ask } from '../control/ask.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { useGo } from '../routes/use-go.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import { Notice } from '../ui/notice.tsx';
import { shownText } from '../ui/shown-text.ts';
import { type CatalogueError, type ErrorFamily, operationsOf } from './catalogue.ts';
import { ErrorHead } from './error-head.tsx';
import styles from './errors-page.module.css';
import { Sentence } from './sentence.tsx';

interface ErrorDetailProps {
  readonly error: CatalogueError;
  readonly families: readonly ErrorFamily[];
}

/** An error: what it says, its cause here, what makes it happen for real, and the fault that gives it. */
export function ErrorDetail({ error, families }: ErrorDetailProps) {
  const text = useText();
  const [{ page }] = useView();
  const go = useGo();
  const making = useControl('GET /errors/{error}', {
    error: error.name,
    ...(page !== undefined && { page }),
  });
  const arm = useAct('POST /faults');
  const operations = operationsOf(error, families);
  const code =
    error.subcode === undefined ? `code:${error.code}` : `code:${error.code} ${error.subcode}`;
  return (
    <article className={styles.detail} aria-label={error.name}>
      <div className={styles.card}>
        <ErrorHead
          headline={error.name}
          error={{ ...error, error_subcode: error.subcode }}
          isGood={false}
          level="h3"
        />
      </div>
      <section className={styles.part} aria-label={text('errors.cause')}>
        <h3 className={styles.name}>{text('errors.cause')}</h3>
        <p>
          <Sentence words={error.when} />
        </p>
        <p className={styles.quiet}>
          {operations.length === 0 ? text('errors.anyCall') : text('errors.ofCalls')}
        </p>
        {operations.length > 0 && (
          <ul className={styles.operations} dir="ltr" translate="no">
            {operations.map((each) => (
              <li key={each}>
                <code>{each}</code>
              </li>
            ))}
          </ul>
        )}
        {error.extension && <Notice>{text('errors.extension')}</Notice>}
      </section>
      <section className={styles.part} aria-label={text('errors.happen')}>
        <h3 className={styles.name}>{text('errors.happen')}</h3>
        {making.data?.with ? (
          <Happen making={making.data.with} />
        ) : (
          <p className={styles.quiet}>{text('errors.happen.call')}</p>
        )}
      </section>
      <section className={styles.part} aria-label={text('errors.arm')}>
        <h3 className={styles.name}>{text('errors.arm')}</h3>
        <p className={styles.quiet}>
          {text(error.ready ? 'errors.arm.words' : 'errors.arm.notReady')}
        </p>
        {error.ready && (
          <div className={styles.buttons}>
            <Button
              icon="bolt"
              onPress={() => arm.mutate({ error: error.name, on: 'any', times: 1 })}
            >
              {text('errors.arm.once')}
            </Button>
            {making.data && <Command words={`npx convograph ${making.data.fault.command}`} />}
          </div>
        )}
        <div role="status">
          {arm.isSuccess && <Notice tone="ok">{text('errors.armed')}</Notice>}
        </div>
        {arm.error && <Notice tone="bad">{shownText(arm.error.message)}</Notice>}
      </section>
      <div>
        <Button icon="timeline" look="quiet" onPress={() => go('timeline', { q: code })}>
          {text('errors.rows')}
        </Button>
      </div>
    </article>
  );
}

interface HappenProps {
  readonly making: {
    readonly place: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly words: string;
    readonly command: string;
  };
}

/** Changes the world so that calls meet it. */
function Happen({ making: { place, input, words, command } }: HappenProps) {
  const text = useText();
  const [state, setState] = useState<'idle' | 'done' | Error>('idle');
  const make = () =>
    ask(place as 'POST /clock', input as never).then(
      () => setState('done'),
      (error: Error) => setState(error),
    );
  return (
    <>
      <div className={styles.buttons}>
        <Button onPress={() => void make()}>{words}</Button>
        <Command words={`npx convograph ${command}`} />
      </div>
      <div role="status">
        {state === 'done' && <Notice tone="ok">{text('errors.happened')}</Notice>}
        {state instanceof Error && <Notice tone="bad">{shownText(state.message)}</Notice>}
      </div>
    </>
  );
}
