import styles from './kbd.module.css';

const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

const SHOWN: Readonly<Record<string, string>> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
  up: '↑',
  down: '↓',
  enter: '↩',
};

/** Keys as they stand on a keyboard: `mod+K`, or one after the other `g s`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys} dir="ltr" translate="no">
      {keys.split(' ').map((chord) => (
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
