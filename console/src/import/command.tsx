import { useText } from '../texts/texts.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './import.module.css';

/** A word as a shell takes it, whatever is in it. */
const asTyped = (word: string): string =>
  /^[\w./@:=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The same as a command line. */
export function Command({ words }: { words: readonly string[] }) {
  const text = useText();
  const line = `npx convograph ${words.map(asTyped).join(' ')}`;
  return (
    <p className={styles.command}>
      <span className={styles.words}>{text('import.command')}</span>
      <code dir="ltr" translate="no">
        {line}
      </code>
      <CopyButton value={line} label={text('shell.copy', { what: text('import.command') })} />
    </p>
  );
}
