import type { FormEvent } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { useStoreNow } from '../customer/head/use-now.ts';
import { HOUR, MOVES, shift } from '../shell/clock-moves.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { Notice } from '../ui/notice.tsx';
import form from './form.module.css';
import styles from './lab.module.css';

/** What time it is for Meta's side, and all that changes it. */
export function Clock() {
  const text = useText();
  const { data: time } = useControl('GET /clock');
  const advance = useAct('POST /clock/advance');
  const set = useAct('POST /clock/set');
  const reset = useAct('POST /clock/reset');
  const freeze = useAct('POST /clock/freeze');
  const unfreeze = useAct('POST /clock/unfreeze');
  const error = set.error ?? advance.error;
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const at = String(new FormData(event.currentTarget).get('at'));
    if (at !== '') set.mutate({ now: new Date(at).toISOString() });
  };
  return (
    <>
      <Shown />
      <div className={form.line}>
        {MOVES.map((hours) => (
          <Button key={hours} onPress={() => advance.mutate({ seconds: hours * HOUR })}>
            <bdi dir="ltr">{shift(hours * 60)}</bdi>
          </Button>
        ))}
        {time?.frozen ? (
          <Button icon="play" onPress={() => unfreeze.mutate({})}>
            {text('shell.clock.run')}
          </Button>
        ) : (
          <Button icon="pause" onPress={() => freeze.mutate({})}>
            {text('shell.clock.stand')}
          </Button>
        )}
        <Button onPress={() => reset.mutate({})}>{text('shell.clock.reset')}</Button>
      </div>
      <form className={form.line} onSubmit={choose}>
        <input
          type="datetime-local"
          name="at"
          step="1"
          aria-label={text('lab.clock.at')}
          className={entry.input}
        />
        <Button type="submit">{text('lab.clock.set')}</Button>
      </form>
      {error && <Notice tone="bad">{error.message}</Notice>}
    </>
  );
}

/** The time, second by second. */
function Shown() {
  const ms = useStoreNow(1_000);
  if (ms === undefined) return null;
  const now = new Date(ms);
  return (
    <time className={styles.now} dir="ltr" dateTime={now.toISOString()}>
      {`${now.toLocaleDateString('sv-SE')} ${now.toLocaleTimeString('en-GB')}`}
    </time>
  );
}
