import { type FormEvent, useState } from 'react';
import type { Takes } from '../control/control-plane.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { useNames } from '../people/names.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { Notice } from '../ui/notice.tsx';
import { ErrorList } from './error-list.tsx';
import { errorsFor } from './errors.ts';
import { Choice, Field, given, NumberField, WhoseFields } from './fields.tsx';
import styles from './form.module.css';

type Fault = Takes<'POST /faults'>;

/** What may become of a call, but for an error and an answer that is only late. */
const ENDS = {
  cut: { cut: 'before' },
  half: { cut: 'middle' },
  malformed: { malformed: true },
  proxy: { status: 503 },
  silent: { timeout: true },
} as const satisfies Record<string, Fault>;
const EFFECTS = ['error', 'late', ...(Object.keys(ENDS) as (keyof typeof ENDS)[])] as const;
type Effect = (typeof EFFECTS)[number];

/** Arms what calls meet. */
export function FaultForm() {
  const text = useText();
  const { data } = useControl('GET /faults/offers');
  const arm = useAct('POST /faults');
  const [effect, setEffect] = useState<Effect>('error');
  const [on, setOn] = useState('send');
  const [written, setWritten] = useState('');
  const [chosen, setChosen] = useState<string>();
  const errors = errorsFor(data?.errors ?? [], on, written);
  const error = errors.some(({ name }) => name === chosen) ? chosen : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { after, ...rest } = given(event.currentTarget, ['times', 'latency']);
    const end = effect === 'error' ? { error } : effect === 'late' ? {} : ENDS[effect];
    arm.mutate({ ...rest, ...end, on, ...(after !== undefined && { after: true as const }) });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={text('lab.faults')}>
      <div className={styles.fields}>
        <Field label={text('lab.effect')}>
          <select
            className={entry.input}
            value={effect}
            onChange={({ target }) => setEffect(target.value as Effect)}
          >
            {EFFECTS.map((each) => (
              <option key={each} value={each}>
                {text(`lab.effect.${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={text('lab.on')}>
          <select className={entry.input} value={on} onChange={({ target }) => setOn(target.value)}>
            {(data?.on ?? ['send']).map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </Field>
        <WhoseFields />
        <TokenChoice />
        {effect !== 'silent' && <NumberField label={text('lab.latency')} name="latency" />}
        <label className={styles.check}>
          <input type="checkbox" name="after" />
          {text('lab.after')}
        </label>
      </div>
      {effect === 'error' && (
        <>
          <input
            type="search"
            className={entry.input}
            aria-label={text('lab.error.find')}
            placeholder={text('lab.error.find')}
            value={written}
            onChange={({ target }) => setWritten(target.value)}
          />
          <ErrorList errors={errors} picked={error} onPick={setChosen} />
        </>
      )}
      {arm.error && <Notice tone="bad">{arm.error.message}</Notice>}
      <div className={styles.line}>
        <Button
          type="submit"
          look="main"
          icon="bolt"
          isDisabled={effect === 'error' && error === undefined}
        >
          {text('lab.arm')}
        </Button>
      </div>
    </form>
  );
}

/** Tokens by what they are for: their texts are shown nowhere. */
function TokenChoice() {
  const text = useText();
  const names = useNames();
  const { data } = useControl('GET /tokens');
  const items = (data?.data ?? []).map(({ id, type, app_id, page_id }) => ({
    id,
    label: [id, type, names.app(app_id), page_id && names.page(page_id)]
      .filter(Boolean)
      .join(' · '),
  }));
  return <Choice label={text('lab.token')} name="token" items={items} none={text('lab.any')} />;
}
