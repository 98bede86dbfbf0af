import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ControlError } from '../control/control-plane.ts';
import { useView } from '../routes/use-view.ts';
import { useText } from '../texts/texts.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { QUICK, toggled, wordsOf } from './query.ts';
import styles from './query-bar.module.css';

/** Which rows: words that can be written, taken away, and pressed. */
export function QueryBar({ error }: { error: ControlError | undefined }) {
  const text = useText();
  const [{ q = '' }, change] = useView();
  const [written, setWritten] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another text
  useEffect(() => setWritten(''), [q]);
  const words = wordsOf(q);
  const ask = (query: string) => change({ q: query.trim() === '' ? undefined : query.trim() });
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && written.trim() !== '') ask(`${q} ${written}`);
    else if (event.key === 'Backspace' && written === '' && words.length > 0)
      ask(words.slice(0, -1).join(' '));
    else if (event.key === 'Escape' && written !== '') setWritten('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.search}>
      <div className={styles.field} data-wrong={error !== undefined}>
        <Icon name="filter" />
        {words.map((word) => (
          <span key={word} className={styles.word}>
            <code translate="no" dir="ltr">
              {word}
            </code>
            <button
              type="button"
              className={styles.remove}
              aria-label={text('timeline.query.remove', { word })}
              onClick={() => ask(toggled(q, word))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          data-query=""
          className={styles.input}
          value={written}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          aria-label={text('timeline.query')}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : 'query-wrong'}
          aria-keyshortcuts="/"
          placeholder={words.length === 0 ? text('timeline.query.hint') : ''}
          onChange={({ target: { value } }) => setWritten(value)}
          onKeyDown={press}
        />
        {words.length > 0 && (
          <IconButton
            small
            icon="close"
            label={text('timeline.query.clear')}
            onPress={() => change({ q: undefined })}
          />
        )}
      </div>
      {error && (
        <p id="query-wrong" role="alert" className={styles.wrong}>
          {error.message}
        </p>
      )}
    </search>
  );
}

/** Queries that are a press away. */
export function QuickQueries() {
  const text = useText();
  const [{ q = '' }, change] = useView();
  const words = wordsOf(q);
  return (
    <fieldset className={styles.quick} aria-label={text('timeline.quick')}>
      {QUICK.map(({ id, word }) => (
        <button
          key={id}
          type="button"
          className={styles.chip}
          aria-pressed={words.includes(word)}
          onClick={() => change({ q: toggled(q, word) || undefined })}
        >
          {text(`timeline.quick.${id}`)}
        </button>
      ))}
    </fieldset>
  );
}
