import { useCallback } from 'react';
import { useControl } from '../control/use-control.ts';
import { chordOf } from '../keys/chord.ts';
import { usePage } from '../people/use-page.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { AnswerView } from './answer/answer-view.tsx';
import { RequestBar } from './bar/request-bar.tsx';
import { BodyPart } from './body-part.tsx';
import type { Call } from './call.ts';
import styles from './explorer.module.css';
import { FieldsPart } from './fields/fields-part.tsx';
import { HistoryPicker } from './history-picker.tsx';
import { Part } from './part.tsx';
import { run, useLastRun } from './runs.ts';
import { fitting } from './tokens/offered.ts';
import { useCall } from './use-call.ts';

/** Asks the API: a call as it stands in the address, its answer, and the same in a program's words. */
export function Explorer() {
  const text = useText();
  const [call, change] = useCall();
  const [{ as }] = useView();
  const page = usePage();
  const { data: tokens } = useControl('GET /tokens');
  const last = useLastRun();
  const token = fitting(tokens?.data ?? [], { page: page?.id, app: as }, call.host);
  const send = () => void run(call, token);
  const follow = useCallback(
    (part: Partial<Call>) => {
      const next = { ...call, ...part };
      change(part, { asStep: true });
      void run(next, token);
    },
    [call, change, token],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of all that is within
    <div
      className={styles.explorer}
      onKeyDownCapture={(event) => {
        if (chordOf(event.nativeEvent) !== 'mod+Enter') return;
        event.preventDefault();
        event.stopPropagation();
        send();
      }}
    >
      <div className={styles.bar}>
        <RequestBar call={call} onChange={change} token={token} onRun={send} />
      </div>
      <div className={styles.asked}>
        {call.method !== 'DELETE' && (
          <Part title={text('explorer.fields')}>
            <FieldsPart call={call} onChange={change} />
          </Part>
        )}
        {call.method !== 'GET' && (
          <Part title={text('explorer.body')}>
            <BodyPart value={call.body} onChange={(body) => change({ body })} />
          </Part>
        )}
      </div>
      <div className={styles.answered}>
        <Part
          title={text('explorer.answer')}
          aside={<HistoryPicker onPick={(past) => change(past, { asStep: true })} />}
        >
          <AnswerView run={last} onFollow={follow} />
        </Part>
      </div>
    </div>
  );
}
