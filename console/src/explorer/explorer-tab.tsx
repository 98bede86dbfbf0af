import { Explorer } from './explorer.tsx';
import styles from './explorer-tab.module.css';

/** The explorer beside the timeline; what it shows is the same as on its own page. */
export const ExplorerTab = () => (
  <div className={styles.tab}>
    <Explorer />
  </div>
);
