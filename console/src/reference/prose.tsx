import styles from './prose.module.css';

/** A sentence of the server's, in which code stands between backticks. */
export function Prose({ words }: { words: string }) {
  return (
    <bdi dir="auto" lang="en">
      {words.split('`').map((part, at) =>
        at % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which stay where they are
          <code key={at} className={styles.code} dir="ltr" translate="no">
            {part}
          </code>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}
