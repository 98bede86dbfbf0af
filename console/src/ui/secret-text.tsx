import { useState } from 'react';
import { useText } from '../texts/texts.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './secret-text.module.css';

/** A secret: only dots stand in the page until somebody asks for it. */
export function SecretText({ value, label }: { value: string; label: string }) {
  const text = useText();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles.secret}>
      <span className={styles.label}>{label}</span>
      <code className={styles.value} dir="ltr" translate="no">
        {isShown ? value : '•'.repeat(24)}
      </code>
      <Button small look="quiet" onPress={() => setIsShown(!isShown)}>
        {text(isShown ? 'errors.hide' : 'errors.show')}
      </Button>
      <CopyButton value={value} label={text('shell.copy', { what: label })} />
    </div>
  );
}
