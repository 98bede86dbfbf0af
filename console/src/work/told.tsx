import type { ControlSchemas } from '../control/operations.ts';
import { useNames } from '../people/names.ts';
import { useText } from '../texts/texts.tsx';
import { gateName } from '../timeline/words.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './told.module.css';

/** The apps that an event was for, and those that it was kept from. */
export function Told({ told }: { told: readonly ControlSchemas['TimelineApp'][] }) {
  const text = useText();
  const names = useNames();
  return (
    <section className={styles.told} aria-label={text('work.told')}>
      <h4 className={styles.title}>{text('work.told')}</h4>
      <ul className={styles.list}>
        {told.map(({ app, gate, channel, webhooks }) => (
          <li key={app} className={styles.app}>
            <span data-open={gate === undefined} className={styles.mark}>
              <Icon name={gate === undefined ? 'check' : 'notSent'} />
            </span>
            <bdi translate="no">{names.app(app)}</bdi>
            <span className={styles.how}>
              {gate === undefined
                ? text('work.told.sent', { channel: channel ?? '', n: webhooks.length })
                : text('timeline.outcome.closed', { gate: gateName(gate) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
