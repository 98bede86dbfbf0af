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
}

/** What was said, the newest at the bottom, where it stays as long as nobody scrolls away from it. */
export function MessageLog({ messages, hasOlder, isLoading, onOlder }: MessageLogProps) {
  const text = useText();
  const { page, phone } = useScene();
  const name = phone.people.map((each) => each.name).join(', ');
  const seen = lastSeen(messages);
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
        aria-live={isLoading ? 'off' : 'polite'}
        aria-label={text('customer.log', { name: shownText(name), platform: phone.platform })}
      >
        {hasOlder ? (
          <button type="button" className={styles.older} disabled={isLoading} onClick={onOlder}>
            {text('customer.log.older')}
          </button>
        ) : (
          <div className={styles.beginning}>
            <Avatar name={page.name} />
            <p className={styles.name}>{shownText(page.name)}</p>
            {phone.greeting && (
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
        {phone.typing !== undefined && <Typing until={phone.typing} now={phone.now} />}
      </div>
    </div>
  );
}

/** The newest of the person's that the Page has read, where nothing of the Page stands behind it. */
function lastSeen(messages: readonly Message[]): string | undefined {
  const last = messages.at(-1);
  return last?.from === 'person'
    ? messages.findLast(({ from, read }) => from === 'person' && read)?.id
    : undefined;
}
