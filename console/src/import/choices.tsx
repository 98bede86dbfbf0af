import { type ReactNode, useId, useState } from 'react';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';

/** One of what can be chosen. */
interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail?: string | undefined;
  /** In the place of the name, where that can be written. */
  readonly field?: ReactNode;
}

interface ChoicesProps {
  readonly label: string;
  readonly all: readonly Choice[];
  readonly picked: string | undefined;
  readonly onPick: (id: string) => void;
}

/** Those that are seen at once: what is likely comes first. */
const FIRST = 4;

/** A choice that is seen at once, so that a wrong one is put right by one press. */
export function Choices({ label, all, picked, onPick }: ChoicesProps) {
  const text = useText();
  const group = useId();
  const [isWhole, setIsWhole] = useState(false);
  const at = all.findIndex(({ id }) => id === picked);
  const shown = isWhole || at >= FIRST || all.length <= FIRST + 1 ? all : all.slice(0, FIRST);
  return (
    <div role="radiogroup" aria-label={label} className={styles.choices}>
      {shown.map(({ id, name, detail, field }) => (
        <label key={id} className={styles.choice}>
          <input
            type="radio"
            name={group}
            checked={id === picked}
            onChange={() => onPick(id)}
            {...(field !== undefined && { 'aria-label': detail })}
          />
          {field ?? (
            <span className={styles.what}>
              <bdi>{shownText(name)}</bdi>
            </span>
          )}
          {detail && <span className={styles.detail}>{detail}</span>}
        </label>
      ))}
      {shown.length < all.length && (
        <div className={styles.more}>
          <Button small look="quiet" onPress={() => setIsWhole(true)}>
            {text('import.more', { n: all.length - shown.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
