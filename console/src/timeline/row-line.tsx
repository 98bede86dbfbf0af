// biome-ignore-all lint/a11y/useSemanticElements: a table has all of its rows, and a grid those that are seen
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid the row has the focus, and not its cells
import { memo } from 'react';
import { type Names, usePersonName } from '../people/names.ts';
import type { Row } from '../stream/rows.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icons.ts';
import { shownText } from '../ui/shown-text.ts';
import type { Cause } from './causes.ts';
import styles from './row-line.module.css';
import { KIND_ICON, rowWords, sentenceOf, TONE_ICON, timeOf } from './words.ts';

/** What is pressed on a row; `open` is the row itself. */
export type RowAct = 'open' | 'unfold' | 'explore' | 'fail' | 'replay' | 'why';

interface RowLineProps extends Cause {
  readonly row: Row;
  readonly names: Names;
  readonly index: number;
  /** In px, from the top of all. */
  readonly start: number;
  readonly isSelected: boolean;
  /** Of the same cause as the one that is selected. */
  readonly isRelated: boolean;
  readonly isFocusable: boolean;
  /** Of the last of several tries: whether those before it are seen. */
  readonly isOpen: boolean | undefined;
}

/**
 * A row of the timeline: one line. The grid hears what is pressed on it, so that nothing of a row is
 * another when others come.
 */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, names, index, start, isSelected, isRelated, isFocusable, isOpen } = props;
  const text = useText();
  const person = usePersonName(row.page, row.person);
  const words = rowWords(row, { text, names, person, isFolded: isOpen === false });
  const kind = text(`timeline.kind.${row.kind}`);
  const isMissed = row.kind === 'webhook' && row.delivered === false;
  const isUnheard = row.kind === 'act' && row.note !== undefined;
  const hasWhy = row.kind === 'not_sent' || isMissed || isUnheard;
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-label={sentenceOf(row, words, text)}
      data-seq={row.seq}
      data-kind={row.kind}
      data-related={isRelated || undefined}
      data-plain={words.outcome === undefined || undefined}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={isFocusable ? 0 : -1}
      data-pane-focus={isFocusable ? '' : undefined}
    >
      <span role="gridcell" className={styles.rail}>
        <Rail {...props} />
      </span>
      <span role="gridcell" className={styles.time} title={row.at}>
        <bdi dir="ltr">{timeOf(row.at)}</bdi>
      </span>
      <span role="gridcell" className={styles.kind}>
        <Icon name={KIND_ICON[row.kind]} mirrored />
        {kind}
      </span>
      <span role="gridcell" className={styles.app}>
        <bdi translate="no">{words.app}</bdi>
      </span>
      <span role="gridcell" className={styles.subject}>
        {words.app && (
          <span className={styles.inlineApp}>
            <bdi translate="no">{words.app}</bdi>
          </span>
        )}
        <bdi translate="no">{shownText(words.subject)}</bdi>
        {words.quote && (
          <span className={styles.quote}>
            <bdi translate="no">{shownText(words.quote)}</bdi>
          </span>
        )}
      </span>
      {words.outcome !== undefined && (
        <span role="gridcell" className={styles.end}>
          {isOpen !== undefined && (
            <button
              type="button"
              tabIndex={-1}
              data-act="unfold"
              className={styles.tries}
              aria-expanded={isOpen}
              aria-label={text('timeline.tries', { n: row.attempt })}
            >
              <Icon name="chevron" />
            </button>
          )}
          <span className={styles.outcome} data-tone={words.tone}>
            {words.tone !== 'quiet' && <Icon name={TONE_ICON[words.tone]} />}
            <span className={styles.outcomeWords}>{words.outcome}</span>
          </span>
          {row.kind === 'call' && (
            <>
              <Act act="explore" icon="explorer" words={text('timeline.explore')} />
              <Act act="fail" icon="bolt" words={text('shell.keys.fail')} />
            </>
          )}
          {isMissed && <Act act="replay" words={text('timeline.replay')} />}
          {hasWhy && <Act act="why" words={text('timeline.why')} />}
        </span>
      )}
      <span role="gridcell" className={styles.ms}>
        {row.ms === undefined ? '' : text('timeline.ms.short', { ms: Math.round(row.ms) })}
      </span>
    </div>
  );
});

interface ActProps {
  readonly act: RowAct;
  readonly words: string;
  /** Seen in place of the words. */
  readonly icon?: IconName;
}

/** A button of a row; Tab passes it by, since a key does the same. */
const Act = ({ act, words, icon }: ActProps) => (
  <button
    type="button"
    tabIndex={-1}
    data-act={act}
    className={icon ? styles.hidden : styles.action}
    aria-label={icon && words}
    title={icon && words}
  >
    {icon ? <Icon name={icon} /> : words}
  </button>
);

/** The line that joins rows of one cause: broken where one only came after the other. */
function Rail({ row, root, up, down, isGuess }: RowLineProps) {
  const isRoot = row.seq === root;
  if (!up && !down && isRoot) return null;
  return (
    <span
      className={styles.joint}
      data-up={up}
      data-down={down}
      data-root={isRoot}
      data-guess={isGuess}
    />
  );
}
