import { type ReactNode, Suspense, useMemo, useState } from 'react';
import type { ControlSchemas } from '../control/operations.ts';
import { useText } from '../texts/texts.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { lazily } from '../ui/lazily.ts';
import { shownText } from '../ui/shown-text.ts';
import styles from './exchange.module.css';

const Body = lazily(async () => (await import('../editor/body.tsx')).Body);

type Detail = ControlSchemas['TimelineDetail'];

/** What was asked, and what was answered; of what was no call, what is known of it. */
export function Exchange({ row }: { row: Detail }) {
  const text = useText();
  const { request, answer, input, body, operation } = row;
  return (
    <>
      {request && (
        <Part title={text('work.request')}>
          <Line>
            <strong>{request.method}</strong> {request.url}
          </Line>
          {request.params && Object.keys(request.params).length > 0 && (
            <Params params={request.params} />
          )}
          {request.headers && (
            <details className={styles.headers} open>
              <summary>{text('work.headers')}</summary>
              <Params params={request.headers} />
            </details>
          )}
          {request.body && <Shown label={text('work.request')} value={request.body} />}
        </Part>
      )}
      {answer && (answer.status !== undefined || answer.body) && (
        <Part title={text('work.answer')}>
          {answer.status !== undefined && <Line>HTTP {answer.status}</Line>}
          {answer.body && <Shown label={text('work.answer')} value={answer.body} />}
        </Part>
      )}
      {input && (
        <Part title={operation ?? text('work.input')}>
          <Shown label={text('work.input')} value={JSON.stringify(input)} />
        </Part>
      )}
      {body && (
        <Part title={text('work.log')}>
          <Shown label={text('work.log')} value={JSON.stringify(body)} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      {children}
    </section>
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <p className={styles.line} dir="ltr" translate="no">
    {children}
  </p>
);

function Params({ params }: { params: Readonly<Record<string, string>> }) {
  return (
    <dl className={styles.params} dir="ltr" translate="no">
      {Object.entries(params).map(([name, value]) => (
        <div key={name} className={styles.param}>
          <dt>{name}</dt>
          <dd>{shownText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A body, as its lines; JSON with its blanks. */
function Shown({ label, value }: { label: string; value: string }) {
  const text = useText();
  const [isExact, setIsExact] = useState(false);
  const bytes = useMemo(() => new TextEncoder().encode(value).length, [value]);
  return (
    <div className={styles.body} dir="ltr">
      <div className={styles.copy}>
        <button
          type="button"
          className={styles.exact}
          aria-pressed={isExact}
          title={text('work.exact.hint')}
          onClick={() => setIsExact(!isExact)}
        >
          {text('work.exact', { bytes })}
        </button>
        <CopyButton value={value} label={text('work.copy', { what: label })} />
      </div>
      <Suspense fallback={<pre className={styles.wait}>…</pre>}>
        <Body value={value} label={label} isExact={isExact} />
      </Suspense>
    </div>
  );
}
