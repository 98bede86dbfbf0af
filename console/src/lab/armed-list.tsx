import { useAct, useControl } from '../control/use-control.ts';
import { useNames } from '../people/names.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import items from '../ui/items.module.css';
import form from './form.module.css';
import styles from './lab.module.css';

/** What calls and webhooks may still meet, or met, until it is mended. */
export function ArmedList() {
  const text = useText();
  const names = useNames();
  const { data } = useControl('GET /faults');
  const mend = useAct('POST /faults/mend');
  const all = data?.data ?? [];
  if (all.length === 0) return <p className={styles.words}>{text('lab.armed.none')}</p>;
  return (
    <>
      <ul className={items.list}>
        {all.map((each) => {
          const { id, does, on, path, page, app, token, times, used, state, until } = each;
          const about = [
            path ?? on,
            page && names.page(page),
            app && names.app(app),
            token && text('lab.armed.token', { token }),
            until && text('lab.armed.until', { until }),
          ];
          return (
            <li key={id} className={items.item}>
              <span className={styles.what}>
                <bdi translate="no" className={state === 'spent' ? styles.spent : undefined}>
                  {does}
                </bdi>
                <bdi translate="no" className={styles.detail}>
                  {about.filter(Boolean).join(' · ')}
                </bdi>
              </span>
              <span className={state === 'spent' ? styles.spent : styles.left}>
                {state === 'spent'
                  ? text('lab.armed.spent', { n: used })
                  : times === undefined
                    ? text('lab.armed.met', { n: used })
                    : text('shell.faults.left', { n: times - used })}
              </span>
              <Button
                small
                aria-label={text('shell.faults.mend', { what: does })}
                onPress={() => mend.mutate({ fault: id })}
              >
                {text('lab.mend')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={form.line}>
        <Button onPress={() => mend.mutate({})}>{text('shell.faults.all')}</Button>
      </div>
    </>
  );
}
