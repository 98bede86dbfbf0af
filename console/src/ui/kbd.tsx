import { keyNow } from '../keys/keymap.ts';
import styles from './kbd.module.css';

const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

const SHOWN: Readonly<Record<string, string>> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: '↩',
};

/** Of one key: as it is in this browser. */
function changed(keys: string): string {
  const own = keys.toLowerCase();
  const now = keyNow(own);
  return now === own ? keys : now.replace(/.$/, (key) => key.toUpperCase());
}

/** Keys as they stand on a keyboard: `mod+K`, or one after the other `g s`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys} dir="ltr" translate="no">
      {changed(keys)
        .split(' ')
        .map((chord) => (
          <span key={chord} className={styles.key}>
            {chord
              .split('+')
              .map((key) => SHOWN[key] ?? key)
              .join(isApple ? '' : ' ')}
          </span>
        ))}
    </kbd>
  );
}
