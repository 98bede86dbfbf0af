import type { ControlSchemas } from '../../control/operations.ts';
import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Avatar } from '../avatar.tsx';
import { timeWords } from '../log/grouping.ts';
import styles from './phone-line.module.css';

interface PhoneLineProps {
  readonly line: ControlSchemas['ListedPhone'];
  /** What the store's clock shows, where it is known. */
  readonly now: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** Somebody in a list, with what was said last. */
export function PhoneLine({ line, now, isOpen, onOpen }: PhoneLineProps) {
  const text = useText();
  const { name, updated_time, snippet, platform, username } = line;
  return (
    <button
      type="button"
      className={styles.phone}
      onClick={onOpen}
      {...(isOpen && { 'aria-current': 'true' })}
    >
      <Avatar name={name} />
      <span className={styles.about}>
        <span className={styles.first}>
          <bdi className={styles.name}>{shownText(name)}</bdi>
          {updated_time !== undefined && (
            <time className={styles.quiet} dateTime={updated_time}>
              {timeWords(updated_time, now ?? updated_time)}
            </time>
          )}
        </span>
        <span className={styles.snippet} dir="auto">
          {snippet === undefined
            ? text('customer.people.silent')
            : shownText(snippet.replaceAll('\n', ' '))}
        </span>
        <span className={styles.quiet}>
          {text(`customer.platform.${platform}`)}
          {username !== undefined && ` · @${shownText(username)}`}
        </span>
      </span>
    </button>
  );
}
