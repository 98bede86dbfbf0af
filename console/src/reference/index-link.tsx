import { Link } from '@tanstack/react-router';
import { useText } from '../texts/texts.tsx';
import styles from './reference-page.module.css';

/** Back to the list of all pages, where there is no room for it beside one. */
export function IndexLink() {
  const text = useText();
  return (
    <Link to="/reference" search={(before) => before} className={styles.back}>
      {text('reference.back')}
    </Link>
  );
}
