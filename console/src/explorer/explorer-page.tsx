import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { Explorer } from './explorer.tsx';
import styles from './explorer-page.module.css';

/** The explorer in the whole width. */
export function ExplorerPage() {
  const title = useText()('shell.rail.explorer');
  useTitle(title);
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{title}</h2>
      <Explorer />
    </div>
  );
}
