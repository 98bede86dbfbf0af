import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { lazily } from '../ui/lazily.ts';
import { AnswerView } from './answer/answer-view.tsx';
import { RequestBar } from './bar/request-bar.tsx';
import { BodyPart } from './body-part.tsx';
import { type Call, commandOf, urlOf } from './call.ts';
import { useOffered } from './catalogue/use-offered.ts';
import styles from './explorer.module.css';
import { FieldsPart } from './fields/fields-part.tsx';
import { HistoryPicker } from './history-picker.tsx';
import { ParamsPart } from './params/params-part.tsx';
import { FoldedPart, Part } from './part.tsx';
import { run, useLastRun } from './runs.ts';
import { fitting, storedHandle } from './tokens/offered.ts';
import { useCall } from './use-call.ts';
import { useSendKey } from './use-send-key.ts';

const CodeSamples = lazily(
  async () => (await import('../code/code-samples.tsx')).CodeSamples,
  'code',
);

/** Asks the API: a call as it stands in the address, its answer, and the same in a program's words. */
export function Explorer() {
  const text = useText();
  const [call, change] = useCall();
  const [{ as }] = useView();
  const page = usePage();
  const { data: tokens, isPending } = useControl('GET /tokens');
  const last = useLastRun();
  const token = fitting(tokens?.data ?? [], { page: page?.id, app: as }, call.host);
  const handle = call.token ?? token;
  const offered = useOffered(call, storedHandle(handle));
  const scopes = tokens?.data.find(({ id }) => id === handle)?.scopes;
  const whole = useRef<HTMLDivElement>(null);
  const answered = useRef<HTMLDivElement>(null);
  // Whoever is quicker than the list of tokens means the token that will stand there.
  const isEarly = call.token === undefined && isPending;
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || isEarly) return;
    setIsAsked(false);
    void run(call, token);
  }, [isAsked, isEarly, call, token]);
  const send = () => {
    if (isEarly) setIsAsked(true);
    else void run(call, token);
    show(answered.current);
  };
  useSendKey(whole, send);
  const follow = useCallback(
    (part: Partial<Call>) => {
      const next = { ...call, ...part };
      change(part, { asStep: true });
      void run(next, token);
    },
    [call, change, token],
  );
  return (
    <div ref={whole} className={styles.explorer}>
      <div className={styles.bar}>
        <RequestBar call={call} onChange={change} token={token} onRun={send} />
      </div>
      <div className={styles.asked}>
        {(call.method === 'GET' || offered.operation?.reads !== undefined) && (
          <Part title={text('explorer.fields')}>
            <FieldsPart
              call={call}
              offered={offered}
              scopes={scopes && new Set(scopes)}
              onChange={change}
            />
          </Part>
        )}
        <FoldedPart
          key={call.method}
          title={text('explorer.params')}
          isOpen={call.method === 'POST' || call.params.some(([name]) => name !== 'fields')}
        >
          <ParamsPart call={call} offered={offered} onChange={change} />
        </FoldedPart>
        {call.method !== 'GET' && (
          <Part title={text('explorer.body')}>
            <BodyPart value={call.body} onChange={(body) => change({ body })} />
          </Part>
        )}
      </div>
      <div ref={answered} className={styles.answered}>
        <Part
          title={text('explorer.answer')}
          aside={<HistoryPicker onPick={(past) => change(past, { asStep: true })} />}
        >
          <AnswerView run={last} command={commandOf(call, handle)} onFollow={follow} onRun={send} />
        </Part>
        <Part title={text('explorer.code')}>
          <Suspense fallback={null}>
            <CodeSamples
              method={call.method}
              url={urlOf(call)}
              body={call.body}
              host={call.host}
              token={handle}
            />
          </Suspense>
        </Part>
      </div>
    </div>
  );
}

/** Has what stands far below be seen, as beside the timeline and on a telephone. */
function show(part: HTMLElement | null): void {
  const isBelow = (part?.getBoundingClientRect().top ?? 0) > innerHeight * 0.6;
  if (isBelow) part?.scrollIntoView({ block: 'start' });
}
