import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ask } from '../control/ask.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { replay } from '../replay/replay.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './why.module.css';

type App = ControlSchemas['WhyApp'];

interface OpeningProps {
  readonly page: string;
  readonly event: number;
  readonly app: App;
}

/** Opens the gate that was closed, then offers the same event once more. */
export function Opening({ page, event, app }: OpeningProps) {
  const text = useText();
  const [state, setState] = useState<'idle' | 'busy' | 'done' | Error>('idle');
  const result = useRef<HTMLDivElement>(null);
  // The button is gone then, and the focus with it.
  useEffect(() => {
    if (state === 'done') result.current?.focus();
  }, [state]);
  const { open_with: opening } = app;
  // Once it is open, nothing opens it; what came of it is told still.
  if (!opening && state !== 'done') return null;
  const needsCallback = state !== 'done' && opening?.asks === 'callback_url';
  const open = async (more: Readonly<Record<string, string>>) => {
    if (!opening) return;
    setState('busy');
    try {
      await ask(opening.place, { ...opening.input, ...more } as never);
      await replay({ page, app: app.app_id, events: [String(event)] });
      setState('done');
    } catch (error) {
      setState(error as Error);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A token that is left empty is made.
    const given = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    void open(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
  };
  return (
    <form className={styles.opening} onSubmit={submit}>
      {needsCallback && (
        <>
          <label className={styles.callback}>
            {text('work.callback')}
            <input
              name="callback_url"
              type="url"
              dir="ltr"
              required
              defaultValue="http://localhost:3000/webhook"
              className={styles.input}
            />
          </label>
          <label className={styles.callback}>
            {text('work.callback.token')}
            <input
              name="verify_token"
              dir="ltr"
              spellCheck={false}
              autoComplete="off"
              placeholder={text('work.callback.token.made')}
              className={styles.input}
            />
          </label>
        </>
      )}
      <div ref={result} role="status" tabIndex={-1} className={styles.result}>
        {state === 'done' && <Notice tone="ok">{text('work.opened')}</Notice>}
        {state instanceof Error && <Notice tone="bad">{state.message}</Notice>}
      </div>
      {state !== 'done' && opening && (
        <Button type="submit" look="main" isDisabled={state === 'busy'}>
          {opening.words}
        </Button>
      )}
    </form>
  );
}
