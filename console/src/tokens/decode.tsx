import { type FormEvent, Suspense } from 'react';
import { useAct } from '../control/use-control.ts';
import { Field } from '../lab/fields.tsx';
import form from '../lab/form.module.css';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import entry from '../ui/field.module.css';
import { lazily } from '../ui/lazily.ts';
import { Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './detail.module.css';

const Body = lazily(async () => (await import('../editor/body.tsx')).Body);

/** What a token is whose text is pasted. */
export function Decode() {
  const text = useText();
  const [, change] = useView();
  const debug = useAct('POST /tokens/debug');
  const decode = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token')).trim();
    if (token !== '') debug.mutate({ token });
  };
  const { data: found } = debug;
  const id = found?.token?.id;
  return (
    <Part title={text('tokens.decode')} words={text('tokens.decode.words')}>
      <form className={form.form} onSubmit={decode} aria-label={text('tokens.decode')}>
        <Field label={text('tokens.decode.token')}>
          <input
            type="password"
            name="token"
            dir="ltr"
            autoComplete="off"
            className={entry.input}
          />
        </Field>
        <div>
          <Button type="submit">{text('tokens.decode.do')}</Button>
        </div>
      </form>
      {debug.error && <Notice tone="bad">{debug.error.message}</Notice>}
      {found && (
        <div className={styles.decoded} role="status">
          <p>
            <bdi translate="no">{shownText(found.words)}</bdi>
          </p>
          {id !== undefined && (
            <div>
              <Button small onPress={() => change({ token: id })}>
                {text('tokens.decode.open')}
              </Button>
            </div>
          )}
          <div className={styles.body} dir="ltr">
            <Suspense fallback={null}>
              <Body key={id} value={JSON.stringify(found.debug_token)} label="debug_token" />
            </Suspense>
          </div>
        </div>
      )}
    </Part>
  );
}
