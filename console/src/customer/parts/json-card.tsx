import { shownText } from '../../ui/shown-text.ts';
import styles from './json-card.module.css';

/** What this page does not draw: what it is, and all that stands in it. Never a blank. */
export function JsonCard({ title, value }: { title: string; value: unknown }) {
  return (
    <section className={styles.card} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <pre className={styles.json} dir="ltr" translate="no" tabIndex={0}>
        {shownText(JSON.stringify(value, null, 2) ?? '').slice(0, 20_000)}
      </pre>
    </section>
  );
}
