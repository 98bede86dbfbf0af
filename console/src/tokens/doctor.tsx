import { type FormEvent, useState } from 'react';
import { ErrorCard } from '../errors/error-card-slot.tsx';
import { Field } from '../lab/fields.tsx';
import form from '../lab/form.module.css';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { Part } from '../ui/part.tsx';
import styles from './detail.module.css';

/** A call that is pasted is explained; nothing of it is in the address, or kept. */
export function Doctor() {
  const text = useText();
  const [asked, setAsked] = useState<{ readonly call: string; readonly token?: string }>();
  const explain = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const [call, token] = [String(said.get('call')), String(said.get('token'))];
    setAsked(call.trim() === '' ? undefined : { call, ...(token !== '' && { token }) });
  };
  return (
    <Part title={text('tokens.doctor')} words={text('tokens.doctor.words')}>
      <form className={form.form} onSubmit={explain} aria-label={text('tokens.doctor')}>
        <Field label={text('tokens.doctor.call')}>
          <textarea
            name="call"
            rows={5}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            className={`${entry.input} ${styles.area}`}
            placeholder={
              "curl 'https://graph.facebook.com/v25.0/me/conversations' -H 'Authorization: Bearer EAA…'"
            }
          />
        </Field>
        <Field label={text('tokens.doctor.token')}>
          <input
            type="password"
            name="token"
            dir="ltr"
            autoComplete="off"
            className={entry.input}
          />
        </Field>
        <div>
          <Button type="submit" look="main" icon="why">
            {text('tokens.doctor.explain')}
          </Button>
        </div>
      </form>
      {asked && <ErrorCard key={JSON.stringify(asked)} call={asked} />}
    </Part>
  );
}
