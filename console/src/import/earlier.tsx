import { Link } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import type { View } from '../routes/search.ts';
import { kept } from '../routes/use-go.ts';
import { useText } from '../texts/texts.tsx';
import items from '../ui/items.module.css';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';

/** Imports of this server since its start: what they came to is there still. */
export function Earlier() {
  const text = useText();
  const { data } = useControl('GET /jobs');
  const all = (data?.data ?? []).filter(({ kind }) => kind === 'import').toReversed();
  if (all.length === 0) return null;
  return (
    <section className={frame.part} aria-label={text('import.earlier')}>
      <h3 className={frame.name}>{text('import.earlier')}</h3>
      <ul className={items.list}>
        {all.map(({ id, words, state }) => (
          <li key={id} className={`${items.item} ${styles.item}`}>
            <Link
              to="/import"
              search={(now: View) => ({ ...kept(now), job: id }) as View}
              className={styles.what}
            >
              <bdi>{shownText(words)}</bdi>
            </Link>
            <span className={styles.detail}>{text(`import.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
