import { useState } from 'react';
import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useScene } from '../phone-context.tsx';
import { tokens } from './tokens.ts';
import styles from './words.module.css';

/** Letters and lines of a text that are shown before it is folded. */
const LONGEST = 700;
const MOST_LINES = 14;

/** What somebody wrote: each paragraph in its own direction, addresses as links, the unseen seen. */
export function Words({ words }: { words: string }) {
  const text = useText();
  const [isWhole, setIsWhole] = useState(false);
  const folded = isWhole ? words : foldedAt(words);
  const isFolded = folded.length < words.length;
  return (
    <>
      {folded.split('\n').map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that stays as it is
        <p key={i} dir="auto" className={styles.line}>
          <Line line={line} />
          {isFolded && i === folded.split('\n').length - 1 && '…'}
        </p>
      ))}
      {(isFolded || isWhole) && (
        <button type="button" className={styles.fold} onClick={() => setIsWhole(!isWhole)}>
          {isFolded
            ? text('customer.text.unfold', { letters: words.length })
            : text('customer.text.fold')}
        </button>
      )}
    </>
  );
}

function Line({ line }: { line: string }) {
  const { leave } = useScene();
  if (line === '') return <br />;
  return tokens(line).map((token, i) =>
    token.kind === 'words' ? (
      shownText(token.words)
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that stays as it is
        key={i}
        href={token.url}
        rel="noopener noreferrer"
        target="_blank"
        className={styles.link}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          leave(token.url);
        }}
      >
        {shownText(token.words)}
      </a>
    ),
  );
}

/** A text up to where it is folded: whole characters, and not a few letters before its end. */
function foldedAt(words: string): string {
  const lines = words.split('\n');
  const few = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES - 2).join('\n') : words;
  if (few.length <= LONGEST * 1.3) return few;
  return few.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
}
