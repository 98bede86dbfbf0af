import { useText } from '../texts/texts.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './id-text.module.css';

/** An id, or what else is copied as it stands: from left to right in every language, with a button. */
export function IdText({ value }: { value: string }) {
  const text = useText();
  return (
    <span className={styles.id}>
      <bdi translate="no" dir="ltr" className={styles.value} title={value}>
        {value}
      </bdi>
      <CopyButton value={value} label={text('shell.copy', { what: value.slice(0, 40) })} />
    </span>
  );
}
