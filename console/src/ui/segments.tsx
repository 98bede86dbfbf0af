import { useId } from 'react';
import styles from './segments.module.css';

interface SegmentsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly { readonly id: Id; readonly label: string }[];
  readonly picked: Id;
  readonly onPick: (id: Id) => void;
}

/** A choice among a few that are seen at once. */
export function Segments<Id extends string>({ label, items, picked, onPick }: SegmentsProps<Id>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments}>
      {items.map((item) => (
        <label key={item.id} className={styles.segment}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={item.id === picked}
            onChange={() => onPick(item.id)}
          />
          <span className={styles.words}>{item.label}</span>
        </label>
      ))}
    </div>
  );
}
