import { useText } from '../../texts/texts.tsx';
import styles from './answer.module.css';
import type { Usage } from './usage.ts';

/** How much of the limits is used up, as the answer's headers say. */
export function UsageBars({ usages }: { usages: readonly Usage[] }) {
  const text = useText();
  return (
    <ul className={styles.usages}>
      {usages.map(({ header, of, used, regained }) => (
        <li key={`${header} ${of ?? ''}`} className={styles.usage}>
          <bdi translate="no" dir="ltr" className={styles.usageName}>
            {[header, of].filter(Boolean).join(' · ')}
          </bdi>
          <span className={styles.meters}>
            {used.map(({ name, percent }) => (
              <label key={name} className={styles.used} data-full={percent >= 100 || undefined}>
                <bdi translate="no" dir="ltr">
                  {name}
                </bdi>
                <meter
                  className={styles.meter}
                  min={0}
                  max={100}
                  low={75}
                  high={99}
                  value={percent}
                />
                <span className={styles.percent}>{text('explorer.percent', { percent })}</span>
              </label>
            ))}
          </span>
          {regained !== undefined && (
            <span className={styles.quiet}>{text('explorer.regained', { n: regained })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
