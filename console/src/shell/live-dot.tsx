import { feed } from '../stream/feed.ts';
import { useFeedState } from '../stream/use-feed.ts';
import { useText } from '../texts/texts.tsx';
import styles from './chips.module.css';

/** Whether what is seen is what happens: says it, and stops and starts it. */
export function LiveDot() {
  const text = useText();
  const state = useFeedState();
  const words = text(`shell.live.${state}`);
  return (
    <button
      type="button"
      className={styles.chip}
      data-tone={state === 'lost' ? 'bad' : state === 'paused' ? 'warn' : 'ok'}
      aria-pressed={state === 'paused'}
      aria-label={text('shell.live', { state: words })}
      title={text('shell.live.hint')}
      onClick={() => feed.pause(state !== 'paused')}
    >
      <span className={styles.dot} data-state={state} />
      <span className={styles.liveWords}>{words}</span>
    </button>
  );
}
