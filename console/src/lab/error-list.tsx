import { codeOf } from '../errors/code.ts';
import { useText } from '../texts/texts.tsx';
import styles from './error-list.module.css';
import type { OfferedError } from './errors.ts';

interface ErrorListProps {
  readonly errors: readonly OfferedError[];
  readonly picked: string | undefined;
  readonly onPick: (name: string) => void;
}

/** Errors of the catalogue, of which one is picked. */
export function ErrorList({ errors, picked, onPick }: ErrorListProps) {
  const text = useText();
  return (
    <div role="radiogroup" aria-label={text('lab.error')} className={styles.list}>
      {errors.length === 0 && <p className={styles.none}>{text('lab.error.none')}</p>}
      {errors.map((error) => (
        <label key={error.name} className={styles.error}>
          <input
            type="radio"
            name="error"
            value={error.name}
            className={styles.radio}
            checked={error.name === picked}
            onChange={() => onPick(error.name)}
          />
          <bdi translate="no" dir="ltr" className={styles.code}>
            {codeOf(error)}
          </bdi>
          <span className={styles.words}>
            <bdi translate="no" className={styles.message}>
              {error.message}
            </bdi>
            <bdi translate="no" className={styles.when}>
              {error.when.replaceAll('`', '')}
            </bdi>
          </span>
        </label>
      ))}
    </div>
  );
}
