import { shownText } from '../ui/shown-text.ts';
import styles from './sentence.module.css';

/** A sentence of the server's, in which commands stand in backticks. */
export function Sentence({ words }: { words: string }) {
  return (
    <bdi translate="no">
      {words.split('`').map((part, at) =>
        at % 2 === 0 ? (
          shownText(part)
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence
          <code key={at} className={styles.code} dir="ltr">
            {part}
          </code>
        ),
      )}
    </bdi>
  );
}
