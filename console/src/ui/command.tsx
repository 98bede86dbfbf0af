import { useText } from '../texts/texts.tsx';
import styles from './command.module.css';
import { CopyButton } from './copy-button.tsx';

/** What does the same where it is typed. */
export function Command({ words }: { words: string }) {
  const text = useText();
  return (
    <span className={styles.command}>
      <code translate="no" dir="ltr">
        {/* A line ends between two words, and not behind the first dash of a flag. */}
        {words.split(' ').map((word, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of one text
          <span key={i}>{word} </span>
        ))}
      </code>
      <CopyButton value={words} label={text('shell.copy', { what: words.slice(0, 40) })} />
    </span>
  );
}
