import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useText } from '../../texts/texts.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { type Call, lineOf, readLine } from '../call.ts';
import type { Run } from '../runs.ts';
import styles from './answer.module.css';
import { AnswerError } from './answer-error.tsx';
import { AnswerHead } from './answer-head.tsx';
import { pagingOf } from './paging.ts';
import { hasTokens, withoutTokens } from './secrets.ts';
import { usageOf } from './usage.ts';
import { UsageBars } from './usage-bars.tsx';

const AnswerBody = lazy(async () => ({ default: (await import('./answer-body.tsx')).AnswerBody }));

interface AnswerViewProps {
  readonly run: Run | undefined;
  /** What makes the same call, typed in a terminal. */
  readonly command: string;
  readonly onRun: () => void;
  /** Goes on with another call of the same token, and makes it. */
  readonly onFollow: (part: Partial<Call>) => void;
}

/** What the last call came to: Meta's bytes, and what came with them. */
export function AnswerView({ run, command, onRun, onFollow }: AnswerViewProps) {
  const text = useText();
  const [part, setPart] = useState<'body' | 'headers'>('body');
  const [isRevealed, setIsRevealed] = useState(false);
  const lead = useCallback((to: string) => onFollow(leadOf(to)), [onFollow]);
  const { answer, failure, call } = run ?? {};
  const usages = useMemo(() => usageOf(answer?.headers ?? []), [answer]);
  const paging = useMemo(() => pagingOf(answer?.body ?? ''), [answer]);
  if (!run || !call) {
    return (
      <Empty
        title={text('explorer.answer.none')}
        action={
          <Button icon="play" onPress={onRun}>
            {text('explorer.answer.run')}
          </Button>
        }
      >
        <p>{text('explorer.answer.how')}</p>
        <p className={styles.command}>
          <code dir="ltr" translate="no">
            {command}
          </code>
          <CopyButton value={command} label={text('explorer.answer.command')} />
        </p>
      </Empty>
    );
  }
  if (failure) {
    return <Notice tone="bad">{failure.message}</Notice>;
  }
  const shown = answer && (isRevealed ? answer.body : withoutTokens(answer.body));
  return (
    <div className={styles.answer} aria-busy={answer === undefined}>
      <p className={styles.line}>
        <bdi translate="no" dir="ltr">
          {shownText(lineOf(call))}
        </bdi>
      </p>
      {answer && shown !== undefined ? (
        <>
          <AnswerHead answer={answer} />
          <AnswerError run={run} />
          <div className={styles.tools}>
            <Segments
              label={text('explorer.answer.part')}
              items={[
                { id: 'body', label: text('explorer.answer.body') },
                {
                  id: 'headers',
                  label: text('explorer.answer.headers', { n: answer.headers.length }),
                },
              ]}
              picked={part}
              onPick={setPart}
            />
            {part === 'body' && hasTokens(answer.body) && (
              <Button small icon="key" onPress={() => setIsRevealed(!isRevealed)}>
                {text(isRevealed ? 'explorer.tokens.hide' : 'explorer.tokens.show')}
              </Button>
            )}
            <span className={styles.space} />
            {part === 'body' && shown !== '' && (
              <CopyButton value={shown} label={text('explorer.answer.copy')} />
            )}
          </div>
          {part === 'body' ? (
            <div className={styles.body}>
              <Suspense fallback={<pre className={styles.wait}>…</pre>}>
                <AnswerBody value={shown} onLead={lead} />
              </Suspense>
            </div>
          ) : (
            <Headers headers={answer.headers} />
          )}
          {(paging.next || paging.previous) && (
            <div className={styles.paging}>
              <Button
                isDisabled={!paging.previous}
                onPress={() => paging.previous && lead(paging.previous)}
              >
                {text('explorer.page.previous')}
              </Button>
              <Button isDisabled={!paging.next} onPress={() => paging.next && lead(paging.next)}>
                {text('explorer.page.next')}
              </Button>
            </div>
          )}
          {usages.length > 0 && <UsageBars usages={usages} />}
        </>
      ) : (
        <p className={styles.quiet} role="status">
          {text('explorer.answer.waiting')}
        </p>
      )}
    </div>
  );
}

/** An address of a further page, or an id; what it needs of the call before stays. */
function leadOf(to: string): Partial<Call> {
  if (!/^https?:\/\//.test(to)) return { method: 'GET', path: to, params: [], body: '' };
  const { path, params, version, host } = readLine(`GET ${to}`);
  return { method: 'GET', path, params, version, host, body: '' };
}

function Headers({ headers }: { headers: readonly { name: string; value: string }[] }) {
  return (
    <dl className={styles.headers} dir="ltr" translate="no">
      {headers.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice
        <div key={at} className={styles.header}>
          <dt>{name}</dt>
          <dd>{shownText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
