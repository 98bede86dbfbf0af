import styles from './import.module.css';
import { shareOf } from './share.ts';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total?: number | undefined;
}

/** How far something is: a bar, and a number beside it. */
export function Progress({ label, done, total }: ProgressProps) {
  const share = shareOf({ done, total });
  return (
    <span className={styles.progress}>
      <progress aria-label={label} max={100} value={share} />
      <span className={styles.share}>{share} %</span>
    </span>
  );
}
