import { Suspense, useEffect, useState } from 'react';
import { useAct } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.ts';
import { Part } from '../ui/part.tsx';
import { SentTold } from './sent-told.tsx';
import type { Receiver } from './use-receiver.ts';
import styles from './webhooks.module.css';

const JsonEditor = lazily(async () => (await import('../editor/json-editor.tsx')).JsonEditor);

/** Letters that the server takes. */
const MOST = 262_144;

interface RawBodyProps {
  readonly receiver: Receiver;
  /** What stands there at first, once there is something to begin with. */
  readonly draft: string | undefined;
}

/** Any JSON, sent to the callback as it is written. */
export function RawBody({ receiver, draft }: RawBodyProps) {
  const text = useText();
  const send = useAct('POST /apps/{app}/webhooks');
  const [body, setBody] = useState(`{"object":"${receiver.object}","entry":[]}`);
  const [begin, setBegin] = useState(body);
  useEffect(() => {
    if (draft === undefined) return;
    setBegin(draft);
    setBody(draft);
  }, [draft]);
  const wrong = body.length > MOST ? text('webhooks.raw.tooLong', { most: MOST }) : wrongJson(body);
  return (
    <Part title={text('webhooks.raw')} words={text('webhooks.raw.words')}>
      <div className={styles.frame}>
        <Suspense fallback={null}>
          <JsonEditor begin={begin} label={text('webhooks.raw.body')} onChange={setBody} />
        </Suspense>
      </div>
      <div className={styles.line}>
        <Button
          look="main"
          isDisabled={wrong !== undefined || send.isPending}
          onPress={() => send.mutate({ ...receiver, body })}
        >
          {text(send.isPending ? 'webhooks.sending' : 'webhooks.raw.send')}
        </Button>
        <span className={wrong === undefined ? styles.quiet : styles.wrong}>
          {wrong ?? text('webhooks.raw.size', { n: body.length })}
        </span>
      </div>
      <SentTold sent={send.data} error={send.error} />
    </Part>
  );
}

/** What is wrong with a text as JSON, in the browser's words. */
function wrongJson(body: string): string | undefined {
  try {
    JSON.parse(body);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
