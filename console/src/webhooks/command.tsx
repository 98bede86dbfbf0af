import { useText } from '../texts/texts.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './webhooks.module.css';

/** What does the same where there is no page. */
export function Command({ value }: { value: string }) {
  const text = useText();
  return (
    <p className={styles.command}>
      <code translate="no" dir="ltr">
        {/* A line ends between two words, and not behind the first dash of a flag. */}
        {value.split(' ').map((word, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of one text
          <span key={i}>{word} </span>
        ))}
      </code>
      <CopyButton value={value} label={text('webhooks.command.copy')} />
    </p>
  );
}
