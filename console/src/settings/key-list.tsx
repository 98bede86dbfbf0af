import { type KeyboardEvent, useState } from 'react';
import { chordOf } from '../keys/chord.ts';
import { changeKey, keyNow, resetKeys } from '../keys/keymap.ts';
import { SHORTCUTS } from '../keys/shortcuts.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './settings.module.css';

/** Of one key, with or without Shift: what has a name of its own, such as Enter, stays. */
const OF_ONE_KEY = /^(?:shift\+)?.$/;

const CHANGEABLE = [...SHORTCUTS.anywhere, ...SHORTCUTS.rows].filter(({ keys }) =>
  OF_ONE_KEY.test(keys),
);

/** Shortcuts of one key, each with a button that takes another. */
export function KeyList() {
  const text = useText();
  const [taking, setTaking] = useState<string>();
  const [, setChanges] = useState(0);
  const press = (event: KeyboardEvent, own: string) => {
    if (taking !== own || event.key === 'Tab') return;
    const chord = chordOf(event.nativeEvent);
    // A key that only holds others comes before the one that is meant.
    if (chord === undefined || /^(?:shift\+)?(?:Shift|Control|Meta|Alt)$/.test(chord)) return;
    event.preventDefault();
    event.stopPropagation();
    if (OF_ONE_KEY.test(chord)) changeKey(own, chord);
    setTaking(undefined);
  };
  return (
    <>
      <ul className={styles.keys}>
        {CHANGEABLE.map(({ keys, text: id }) => {
          const own = keys.toLowerCase();
          const isTaking = taking === own;
          return (
            <li key={keys} className={styles.key}>
              <span id={`key-of-${own}`}>{text(id)}</span>
              <button
                type="button"
                className={styles.keyButton}
                id={`key-${own}`}
                aria-labelledby={`key-of-${own} key-${own}`}
                aria-pressed={isTaking}
                onClick={() => setTaking(isTaking ? undefined : own)}
                onKeyDown={(event) => press(event, own)}
                onBlur={() => setTaking(undefined)}
              >
                {isTaking ? text('shell.settings.keys.press') : <Kbd keys={keys} />}
              </button>
            </li>
          );
        })}
      </ul>
      {CHANGEABLE.some(({ keys }) => keyNow(keys.toLowerCase()) !== keys.toLowerCase()) && (
        <div className={styles.foot}>
          <Button
            small
            onPress={() => {
              resetKeys();
              setChanges((n) => n + 1);
            }}
          >
            {text('shell.settings.keys.reset')}
          </Button>
        </div>
      )}
    </>
  );
}
