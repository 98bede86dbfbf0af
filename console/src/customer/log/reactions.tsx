import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useScene } from '../phone-context.tsx';
import type { Message } from '../types.ts';
import styles from './bubble.module.css';

/** Who reacted, with what: one's own goes away with a tap. */
export function Reactions({ message }: { message: Message }) {
  const text = useText();
  const { act, canAct, phone } = useScene();
  const { reactions, id } = message;
  if (!reactions || reactions.length === 0) return null;
  return (
    <ul className={styles.reactions}>
      {reactions.map(({ emoji, by, name }) => {
        const isOwn = canAct && by === phone.person;
        const words = text('customer.reaction.by', { emoji, name: shownText(name) });
        return (
          <li key={`${by} ${emoji}`}>
            {isOwn ? (
              <button
                type="button"
                className={styles.reaction}
                aria-label={text('customer.reaction.takeBack', { emoji })}
                onClick={() => void act('POST /pages/{page}/acts/unreact', { message: id })}
              >
                {emoji}
              </button>
            ) : (
              <span className={styles.reaction} role="img" aria-label={words} title={words}>
                {shownText(emoji)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
