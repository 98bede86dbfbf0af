import { place } from '../control/ask.ts';
import { useControl } from '../control/use-control.ts';
import { forgetKey } from '../key.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { IdText } from '../ui/id-text.tsx';
import styles from './settings.module.css';

/** Which server this console is of, what it answers as, and the key that this browser keeps for it. */
export function About() {
  const text = useText();
  const { data: calendar } = useControl('GET /calendar');
  const asOf = calendar?.as_of === 'all' ? text('shell.settings.calendar.all') : calendar?.as_of;
  return (
    <section className={styles.card} aria-label={text('shell.settings.about')}>
      <dl className={styles.facts}>
        <div className={styles.line}>
          <dt className={styles.name}>{text('shell.settings.version')}</dt>
          <dd>
            <bdi translate="no">Convograph {place.version}</bdi>
          </dd>
        </div>
        <div className={styles.line}>
          <dt className={styles.name}>{text('shell.settings.graph')}</dt>
          <dd>
            <IdText value={new URL(place.graph, location.href).href} />
          </dd>
        </div>
        <div className={styles.line}>
          <dt className={styles.name}>{text('shell.settings.calendar')}</dt>
          <dd>{asOf}</dd>
        </div>
        <div className={styles.line}>
          <dt>
            <span className={styles.name}>{text('shell.settings.key')}</span>
            <span className={styles.words}>{text('shell.settings.key.words')}</span>
          </dt>
          <dd>
            <Button onPress={forgetKey}>{text('shell.settings.key.forget')}</Button>
          </dd>
        </div>
      </dl>
    </section>
  );
}
