import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Avatar } from '../avatar.tsx';
import { useScene } from '../phone-context.tsx';
import type { Message } from '../types.ts';
import { Bubble } from './bubble.tsx';
import { placed, timeWords } from './grouping.ts';
import styles from './message-log.module.css';
import { Typing } from './typing.tsx';

interface MessageLogProps {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly isLoading: boolean;
  readonly onOlder: () => void;
  /** Not read aloud as it comes: the same stands beside it. */
  readonly isQuiet?: boolean;
}

/** What was said, the newest at the bottom, where it stays as long as nobody scrolls away from it. */
export function MessageLog(props: MessageLogProps) {
  const { messages, hasOlder, isLoading, onOlder, isQuiet = false } = props;
  const text = useText();
  const { page, phone, side } = useScene();
  const name = phone.people.map((each) => each.name).join(', ');
  const isPages = side === 'page';
  const other = isPages ? name : page.name;
  const seen = lastSeen(messages, side);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
      tabIndex={0}
      role="group"
      aria-label={text('customer.log.scroller')}
    >
      <div
        className={styles.log}
        role="log"
        aria-relevant="additions"
        aria-live={isLoading || isQuiet ? 'off' : 'polite'}
        aria-label={text('customer.log', { name: shownText(name), platform: phone.platform })}
      >
        {hasOlder ? (
          <button type="button" className={styles.older} disabled={isLoading} onClick={onOlder}>
            {text('customer.log.older')}
          </button>
        ) : (
          <div className={styles.beginning}>
            <Avatar name={other} />
            <p className={styles.name}>{shownText(other)}</p>
            {!isPages && phone.greeting && (
              <p className={styles.greeting} dir="auto">
                {shownText(phone.greeting)}
              </p>
            )}
          </div>
        )}
        {placed(messages).map((each) => (
          <div key={each.message.id}>
            {each.time !== undefined && (
              <p className={styles.time}>
                <time dateTime={each.time} title={each.time}>
                  {timeWords(each.time, phone.now)}
                </time>
              </p>
            )}
            <Bubble {...each} isSeen={each.message.id === seen} />
          </div>
        ))}
        {!isPages && phone.typing !== undefined && <Typing until={phone.typing} now={phone.now} />}
      </div>
    </div>
  );
}

/** The newest of a side's own that the other has read, where nothing of the other stands behind it. */
function lastSeen(messages: readonly Message[], side: Message['from']): string | undefined {
  const last = messages.at(-1);
  return last?.from === side
    ? messages.findLast(({ from, read }) => from === side && read)?.id
    : undefined;
}
