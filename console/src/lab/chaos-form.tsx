import { type FormEvent, useState } from 'react';
import { useAct } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { Notice } from '../ui/notice.tsx';
import { Field, given, NumberField, WhoseFields } from './fields.tsx';
import styles from './form.module.css';

/** What a webhook may meet. */
const KINDS = [
  ...(['duplicate', 'reorder', 'drop', 'delay'] as const),
  ...(['wrong_signature', 'echo_first', 'lose'] as const),
];
type Kind = (typeof KINDS)[number];

/** Those that a number of ms says more of. */
const WITH_DELAY: readonly Kind[] = ['duplicate', 'reorder', 'delay', 'echo_first'];

/** Arms what webhooks meet. */
export function ChaosForm() {
  const text = useText();
  const arm = useAct('POST /chaos');
  const [kind, setKind] = useState<Kind>('duplicate');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = given(event.currentTarget, ['times', 'delay', 'attempts']);
    arm.mutate({ ...said, ...(kind !== 'delay' && { [kind]: true }) });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={text('lab.chaos')}>
      <div className={styles.fields}>
        <Field label={text('lab.effect')}>
          <select
            className={entry.input}
            value={kind}
            onChange={({ target }) => setKind(target.value as Kind)}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {text(`lab.chaos.${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={text('lab.field')}>
          <input
            name="on"
            dir="ltr"
            spellCheck={false}
            placeholder="messages"
            className={entry.input}
          />
        </Field>
        <WhoseFields />
        {WITH_DELAY.includes(kind) && <NumberField label={text('lab.delay')} name="delay" />}
        {(kind === 'drop' || kind === 'wrong_signature') && (
          <NumberField label={text('lab.attempts')} name="attempts" hint="1" />
        )}
      </div>
      {arm.error && <Notice tone="bad">{arm.error.message}</Notice>}
      <div className={styles.line}>
        <Button type="submit" look="main" icon="bolt">
          {text('lab.arm')}
        </Button>
      </div>
    </form>
  );
}
