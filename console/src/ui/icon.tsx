import styles from './icon.module.css';
import { ICONS, type IconName } from './icons.ts';

/** An icon beside a text, or in what has a name of its own: it is never read. */
export function Icon({ name, mirrored = false }: { name: IconName; mirrored?: boolean }) {
  return (
    <svg
      className={mirrored ? `${styles.icon} ${styles.mirrored}` : styles.icon}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
