import { type FormEvent, useState } from 'react';
import { readPlace } from '../place.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './key-page.module.css';

/** The key of a link, or of what somebody pasted instead. */
const keyIn = (pasted: string): string | undefined =>
  /#key=([\w-]+)/.exec(pasted)?.[1] ?? /^\s*([\w-]{20,})\s*$/.exec(pasted)?.[1];

/** What somebody sees whose key is none, or another server's: each start has a key of its own. */
export function KeyPage() {
  const text = useText();
  const [isWrong, setIsWrong] = useState(false);
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = keyIn(String(new FormData(event.currentTarget).get('link')));
    if (key === undefined) return setIsWrong(true);
    location.hash = `key=${key}`;
    location.reload();
  };
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={open}>
        <span className={styles.icon}>
          <Icon name="key" />
        </span>
        <h1 className={styles.title}>{text('shell.key.title')}</h1>
        <p className={styles.words}>{text('shell.key.words')}</p>
        <label className={styles.field}>
          <span className={styles.label}>{text('shell.key.link')}</span>
          <input
            name="link"
            className={styles.input}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            required
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'key-wrong' : undefined}
            placeholder={`${location.origin}${readPlace().base}#key=…`}
          />
        </label>
        {isWrong && (
          <p id="key-wrong" role="alert" className={styles.wrong}>
            {text('shell.key.wrong')}
          </p>
        )}
        <Button type="submit" look="main">
          {text('shell.key.open')}
        </Button>
      </form>
    </main>
  );
}
